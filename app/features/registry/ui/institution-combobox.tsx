import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import type { RegistryHit } from "../registry-views.server.ts";
import { InstitutionFacts } from "./institution-facts.tsx";
import { type InstitutionSearch, useInstitutionSearch } from "./use-institution-search.ts";

interface InstitutionComboboxProps {
  id: string;
  name: string;
  defaultValue: string;
  /** ISO 3166-1 alpha-2; empty for all countries. */
  country: string;
  describedBy: string;
  onChoose: (hit: RegistryHit) => void;
}

/**
 * The search field of the picker. Without JavaScript a plain one; with it an editable combobox whose list follows the
 * typing (WAI-ARIA Authoring Practices, list autocomplete with manual selection): arrows move through the list, Enter
 * chooses, Escape closes it, and Enter with nothing chosen sends the form.
 */
export function InstitutionCombobox({
  id,
  describedBy,
  country,
  defaultValue,
  name,
  onChoose,
}: InstitutionComboboxProps) {
  const { t, i18n } = useTranslation("registry");
  const listId = useId();
  const isHydrated = useIsHydrated();
  const [typed, setTyped] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const search = useInstitutionSearch(typed, country, i18n.language);
  useEffect(() => setActive(-1), [search.hits]);

  const isShown = isOpen && search.hits.length > 0;
  const activeHit = isShown ? search.hits[active] : undefined;
  const choose = (hit: RegistryHit) => {
    setIsOpen(false);
    onChoose(hit);
  };
  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined && search.hits.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      setActive((at) => (isShown ? nextOf(at, step, search.hits.length) : step > 0 ? 0 : search.hits.length - 1));
    } else if (event.key === "Enter" && activeHit) {
      event.preventDefault();
      choose(activeHit);
    } else if (event.key === "Escape" && isShown) {
      event.preventDefault();
      close();
    }
  };
  const combobox = isHydrated && {
    role: "combobox",
    "aria-autocomplete": "list" as const,
    "aria-expanded": isShown,
    "aria-controls": listId,
    "aria-activedescendant": activeHit && optionId(listId, activeHit),
  };
  return (
    <div className="combobox">
      <input
        {...combobox}
        id={id}
        name={name}
        type="search"
        className="input"
        autoComplete="off"
        maxLength={200}
        defaultValue={defaultValue}
        aria-describedby={describedBy}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setIsOpen(true);
        }}
        onKeyDown={press}
        onBlur={close}
      />
      {isHydrated && <Options listId={listId} search={search} isShown={isShown} active={activeHit} onChoose={choose} />}
      <p role="status" className="visually-hidden">
        {isOpen && announcement(search, t)}
      </p>
      {isOpen && search.state === "failed" && <p className="small soft">{t("picker.failed")}</p>}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The next position, through the field itself (-1) and round again. */
function nextOf(at: number, step: number, length: number): number {
  return ((at + 1 + step + length + 1) % (length + 1)) - 1;
}

const optionId = (listId: string, { id }: RegistryHit) => `${listId}-${id}`;

function announcement(
  { state, hits }: InstitutionSearch,
  t: ReturnType<typeof useTranslation<"registry">>["t"],
): string {
  if (state === "searching") return t("picker.searching");
  if (state !== "found") return "";
  if (hits.length === 0) return t("picker.none");
  return `${t("picker.found", { count: hits.length })}. ${t("picker.use_arrows")}`;
}

interface OptionsProps {
  listId: string;
  search: InstitutionSearch;
  isShown: boolean;
  active: RegistryHit | undefined;
  onChoose: (hit: RegistryHit) => void;
}

function Options({ listId, search, isShown, active, onChoose }: OptionsProps) {
  const { t } = useTranslation("registry");
  const activeId = active && optionId(listId, active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: "nearest" });
  }, [activeId]);
  return (
    <ul id={listId} role="listbox" aria-label={t("picker.results")} className="combobox-list" hidden={!isShown}>
      {search.hits.map((hit) => (
        <li
          key={hit.id}
          id={optionId(listId, hit)}
          role="option"
          aria-selected={hit === active}
          // The field keeps the focus, so that its blur does not close the list before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(hit)}
        >
          <InstitutionFacts hit={hit} />
        </li>
      ))}
    </ul>
  );
}
