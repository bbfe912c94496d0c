import accounts from "../locales/kk/accounts.json";
import administration from "../locales/kk/administration.json";
import applications from "../locales/kk/applications.json";
import common from "../locales/kk/common.json";
import errors from "../locales/kk/errors.json";
import members from "../locales/kk/members.json";
import projects from "../locales/kk/projects.json";
import publicPages from "../locales/kk/public.json";
import registry from "../locales/kk/registry.json";
import review from "../locales/kk/review.json";
import vocabulary from "../locales/kk/vocabulary.json";

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
