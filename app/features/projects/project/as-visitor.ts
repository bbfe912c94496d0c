/** By this parameter a list shows what visitors see, whoever reads it: two people who open its address count alike. */
export const AS_VISITOR = { name: "as", value: "visitor" } as const;

export const isAsVisitor = (search: URLSearchParams): boolean => search.get(AS_VISITOR.name) === AS_VISITOR.value;
