/** The form of a posting as conform knows it: everything in it is text, a list of codes, or rows. */
export interface NeedShape {
  role: string;
  expertise: string;
  orgKind: string;
  countries: string[];
  number: string;
  tasks: string;
}

export interface OutsidePartnerShape {
  name: string;
  country: string;
  role: string;
}

export interface ProjectFormShape {
  version: string;
  leadInstitutionId: string;
  titleEn: string;
  titleRu: string;
  titleKk: string;
  acronym: string;
  kind: string;
  summary: string;
  description: string;
  themes: string[];
  sdgs: string[];
  fields: string[];
  unescoFields: string[];
  countries: string[];
  languages: string[];
  startMonth: string;
  endMonth: string;
  fundingStatus: string;
  programme: string;
  callUrl: string;
  callDeadline: string;
  budgetBand: string;
  isSeekingPartners: string;
  needs: NeedShape[];
  answerBy: string;
  partners: OutsidePartnerShape[];
  targetGroups: string[];
  visibility: string;
  ethicsNotes: string;
  isUnescoNamePlanned: string;
  [field: string]: unknown;
}
