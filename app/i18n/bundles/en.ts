import accounts from "../locales/en/accounts.json";
import administration from "../locales/en/administration.json";
import applications from "../locales/en/applications.json";
import common from "../locales/en/common.json";
import errors from "../locales/en/errors.json";
import members from "../locales/en/members.json";
import projects from "../locales/en/projects.json";
import publicPages from "../locales/en/public.json";
import registry from "../locales/en/registry.json";
import review from "../locales/en/review.json";
import vocabulary from "../locales/en/vocabulary.json";

export default {
  accounts,
  administration,
  applications,
  common,
  errors,
  members,
  projects,
  public: publicPages,
  registry,
  review,
  vocabulary,
};
