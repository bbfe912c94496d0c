import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { type Option, type OptionGroup, Select } from "#app/ui/select.tsx";
import { CAME_BACK, MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { REVIEW_FACETS } from "../../scoring/scoring.ts";
import { QUEUE_OWNERS, QUEUE_SORTS, type QueueFilter } from "../review-filter.ts";

interface ReviewFiltersProps {
  filter: QueueFilter;
  places: OptionGroup[];
  /** Colleagues who own files. */
  owners: Option[];
  /** Cases are reviewed by people of member institutions. */
  hasReviewers: boolean;
}

/** Search, place, owner and order of the queue as one GET form: the address holds them all. */
export function ReviewFilters({ filter, places, owners, hasReviewers }: ReviewFiltersProps) {
  const { t } = useTranslation("review");
  return (
    <Form method="get" role="search" className="review-filters" key={JSON.stringify(filter)}>
      {filter.state !== "open" && <input type="hidden" name="state" value={filter.state} />}
      <Labelled id="q" label={t("filter.search")}>
        <input id="q" name="q" type="search" className="input" dir="auto" maxLength={200} defaultValue={filter.q} />
      </Labelled>
      <Labelled id="place" label={t("filter.place")}>
        <Select
          id="place"
          name="place"
          defaultValue={filter.place ?? ""}
          placeholder={t("filter.anywhere")}
          options={places}
        />
      </Labelled>
      <Choice name="owner" codes={QUEUE_OWNERS} value={filter.owner} more={owners} />
      <Labelled id="category" label={t("filter.category")}>
        <Select
          id="category"
          name="category"
          defaultValue={filter.category ?? ""}
          placeholder={t("filter.any_category")}
          options={MEMBERSHIP_CATEGORIES.map((value) => ({
            value,
            label: t(`vocabulary:membership_category.${value}.title`),
          }))}
        />
      </Labelled>
      <Labelled id="back" label={t("filter.back")}>
        <Select
          id="back"
          name="back"
          defaultValue={filter.back ?? ""}
          placeholder={t("filter.back_or_not")}
          options={[
            { value: "any", label: t("filter.back_any") },
            ...CAME_BACK.map((value) => ({ value, label: t(`came_back.${value}`) })),
          ]}
        />
      </Labelled>
      {(hasReviewers || filter.reviews) && (
        <Labelled id="reviews" label={t("filter.reviews")}>
          <Select
            id="reviews"
            name="reviews"
            defaultValue={filter.reviews ?? ""}
            placeholder={t("filter.any_reviews")}
            options={REVIEW_FACETS.map((value) => ({ value, label: t(`reviews.${value}`) }))}
          />
        </Labelled>
      )}
      <Choice name="sort" codes={QUEUE_SORTS} value={filter.sort} />
      <div className="choice">
        <input id="overdue" name="overdue" type="checkbox" value="yes" defaultChecked={filter.overdue} />
        <label htmlFor="overdue">{t("filter.overdue")}</label>
      </div>
      <div className="choice">
        <input id="asks" name="asks" type="checkbox" value="yes" defaultChecked={filter.asks} />
        <label htmlFor="asks">{t("filter.asks")}</label>
      </div>
      <Button type="submit" variant="quiet">
        {t("common:action.apply_filters")}
      </Button>
    </Form>
  );
}

interface ChoiceProps {
  name: "owner" | "sort";
  codes: readonly string[];
  value: string;
  /** After the codes, under their own names. */
  more?: Option[];
}

function Choice({ name, codes, value, more = [] }: ChoiceProps) {
  const { t } = useTranslation("review");
  const own = codes.map((code) => ({ value: code, label: t(`${name}.${code}`) }));
  return (
    <Labelled id={name} label={t(`filter.${name}`)}>
      <Select id={name} name={name} defaultValue={value} options={[...own, ...more]} />
    </Labelled>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="review-filter">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
