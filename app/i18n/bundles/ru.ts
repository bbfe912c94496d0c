import accounts from "../locales/ru/accounts.json";
import administration from "../locales/ru/administration.json";
import applications from "../locales/ru/applications.json";
import common from "../locales/ru/common.json";
import errors from "../locales/ru/errors.json";
import members from "../locales/ru/members.json";
import projects from "../locales/ru/projects.json";
import publicPages from "../locales/ru/public.json";
import registry from "../locales/ru/registry.json";
import review from "../locales/ru/review.json";
import vocabulary from "../locales/ru/vocabulary.json";

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
