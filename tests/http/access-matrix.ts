/**
 * Who may do what: for every route of the build, what each of eleven columns of people is answered. The rows are tried as
 * pages, by HEAD, and as `?_data=`, which asks for one loader or action alone.
 *
 * Columns
 *   anon.      nobody signed in
 *   unverif.   signed in, address not verified yet; otherwise a representative
 *   applic.    has applications under way, and no other role
 *   repres.    represents a member
 *   of susp.   represents an institution whose membership is suspended
 *   coord.     coordinates the country the objects are in
 *   other c.   coordinates another country
 *   council    member of the council
 *   admin.     administrator, with no other role
 *   suspended  a representative whose account was suspended while signed in
 *   reviewer   a representative who reviews; written only where the answer is another than a representative's
 *
 * Rows
 *   GET        the page and its loader; DATA: a layout's loader, which is no page by itself
 *   POST       a form with an intent no page has: nothing is written, so this tells who gets as far as trying
 *   elsewhere  a method tried in the tests of its room: an empty form is all it needs, or what was opened before decides
 *   own        an object of one's own: the applicant's file, the institution represented, what is in the scope
 *   foreign    the same of somebody else in the same country
 *   missing    a name that nothing has
 *
 * Verdicts
 *   200 403 404  the status (a page that says "not found" is 404)
 *   login        sent to sign in: a redirect, or 401 for a form
 *   verify       sent to verify the address
 *   away         sent to another page
 *   try          allowed to: only the content was refused (400, 409, 415, 422)
 *   away/try     as a page, and as data, where the two differ
 */
export const ACCESS_MATRIX = String.raw`
## The portal itself
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

root  /
  DATA          200      200      200      200      200      200      200      200      200      200

routes/health.live  /health/live
  GET           200      200      200      200      200      200      200      200      200      200

routes/health.ready  /health/ready
  GET           200      200      200      200      200      200      200      200      200      200

routes/robots[.]txt  /robots.txt
  GET           200      200      200      200      200      200      200      200      200      200

routes/[.]well-known.jwks[.]json  /.well-known/jwks.json
  GET           200      200      200      200      200      200      200      200      200      200

routes/credentials.status.$year.$purpose  /credentials/status/2026/revocation
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200

routes/credentials.status.$year.$purpose  /credentials/status/2026/nothing
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/credentials.badge.$number.$locale  /credentials/badge/:membership/kk
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/[.]well-known.security[.]txt  /.well-known/security.txt
  GET           404      404      404      404      404      404      404      404      404      404

routes/sitemap[.]xml  /sitemap.xml
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.registry  /api/v1/registry?q=university
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.members._index  /api/v1/members
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.projects._index  /api/v1/projects
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.vocabularies._index  /api/v1/vocabularies
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.vocabularies.$name  /api/v1/vocabularies/themes
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200

routes/api.v1.vocabularies.$name  /api/v1/vocabularies/nothing
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.openapi[.]json  /api/v1/openapi.json
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.$  /api/v1/nothing
  GET           404      404      404      404      404      404      404      404      404      404

routes/join.form[.]pdf  /join/form.pdf
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public._index  /
  GET           200      200      200      200      200      200      200      200      200      200

routes/card.$locale  /card/kk
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200

routes/card.$locale  /card/nothing
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.about  /about
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.accessibility  /accessibility
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.privacy  /privacy
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.texts.$key  /texts/:text
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.join._index  /join
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.join.dues  /join/dues
  GET           404      404      404      404      404      404      404      404      404      404

routes/_public.join.form  /join/form
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.api.v1._index  /api/v1
  GET           200      200      200      200      200      200      200      200      200      200

routes/$  /no-such-page
  GET           404      404      404      404      404      404      404      404      404      404
  POST          404      404      404      404      404      404      404      404      404      404

## Accounts
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_auth.signup  /signup
  GET           200      away     away     away     away     away     away     away     away     200
  POST          try      away/try away/try away/try away/try away/try away/try away/try away/try try

routes/_auth.login  /login
  GET           200      away     away     away     away     away     away     away     away     200
  POST          try      away/try away/try away/try away/try away/try away/try away/try away/try try

routes/logout  /logout
  GET           away     away     away     away     away     away     away     away     away     away
  POST elsewhere

routes/_auth.forgot-password  /forgot-password
  GET           200      200      200      200      200      200      200      200      200      200
  POST          try      try      try      try      try      try      try      try      try      try

routes/_auth.reset-password  /reset-password
  GET           404      404      404      404      404      404      404      404      404      404
  POST          try      try      try      try      try      try      try      try      try      try

routes/_auth.verify-email  /verify-email
  GET           200      200      away     away     away     away     away     away     away     200
  POST          try      try      try      try      try      try      try      try      try      try

routes/_auth.account.email.confirm  /account/email/confirm
  GET           404      404      404      404      404      404      404      404      404      404
  POST          try      try      try      try      try      try      try      try      try      try

routes/_auth.account.email.stop  /account/email/stop
  GET           404      404      404      404      404      404      404      404      404      404
  POST          try      try      try      try      try      try      try      try      try      try

routes/_auth.end-letters.$token  /end-letters/:endToken
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_auth.invitations.$token  /invitations/:invitation
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      403      403      403      403      403      403      403      403      try
  POST foreign  try      403      403      403      403      403      403      403      403      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_auth.invited.$token  /invited/:handLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      403      403      403      403      403      403      403      403      try
  POST foreign  try      403      403      403      403      403      403      403      403      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_workspace  /inbox
  DATA          login    200      200      200      200      200      200      200      200      login

routes/_workspace.inbox  /inbox
  GET           login    verify   200      200      200      200      200      200      200      login

routes/_workspace.week  /week
  GET           login    verify   away     200      200      away     away     away     away     login

routes/_workspace.account._index  /account
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.data  /account/data
  GET           login    verify   200      200      200      200      200      200      200      login

routes/_workspace.account.email  /account/email
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.password  /account/password
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.sessions  /account/sessions
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.letters  /account/letters
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.tokens  /account/tokens
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.asks._index  /asks
  GET           login    verify   404      200      200      404      404      404      404      login
  POST          login    verify   404      try      try      404      404      404      404      login

routes/_workspace.asks.new  /asks/new
  GET           login    verify   403      200      403      403      403      403      403      login
  POST          login    verify   403      try      403      403      403      403      403      login

routes/_workspace.asks.$id  /asks/:ask
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_public.ask.$token  /ask/:askLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_public.still-seeking.$token  /still-seeking/:stillSeeking
  GET  own      200      200      200      200      404      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      404      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_workspace.following._index  /following
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.following.search  /following/search?country=KZ
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.account.leave  /account/leave
  GET           login    200      200      200      200      200      200      200      200      login
  POST          login    try      try      try      try      try      try      try      try      login

## Applications: the applicant and the head
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_public.apply._index  /apply
  GET           200      200      200      200      200      200      200      200      200      200
  POST          try      try      try      try      try      try      try      try      try      try

routes/_public.apply.outcome  /apply/outcome
  GET           away     away     away     away     away     away     away     away     away     away

routes/_public.apply.outcome  /apply/outcome?name=Silk+Road+University&whole_institution=yes&org_kind=higher_education&country=KZ&recognised=yes&degree=yes&cohorts=3%2B&nonprofit=public&head_knows=yes
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.apply.access  /apply/access
  GET           away     away     away     away     away     away     away     away     away     away
  POST          login    verify   away     away     away     away     away     away     away     login

routes/_public.apply.start  /apply/start
  GET           away     away     away     away     away     away     away     away     away     away
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.applications._index  /applications
  GET           login    verify   200      200      200      200      200      200      200      login

routes/_workspace.applications.$id._index  /applications/:draft
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id._index  /applications/:case
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.messages  /applications/:case/messages
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.$section  /applications/:draft/identity
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.documents  /applications/:draft/documents
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.submission  /applications/:draft/submission
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.evidence  /applications/:draft/evidence
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.recommendations  /applications/:draft/recommendations
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.withdrawal  /applications/:draft/withdrawal
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.appeal  /applications/:draft/appeal
  GET  own      login    verify   away     404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.formalities  /applications/:draft/formalities
  GET  own      login    verify   away     404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.people  /applications/:draft/people
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.versions  /applications/:draft/versions
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.inbox_.invitations.$id  /inbox/invitations/:handInvitation
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.requests._index  /requests
  GET           login    verify   200      200      200      200      200      200      200      login
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.requests.$id  /requests/:request
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.requests.$id  /requests/:takeOver
  GET  own      login    verify   404      200      404      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      404      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.requests.$id_.objection  /requests/:takeOver/objection
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.print  /applications/:case/print
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.pdf  /applications/:case/pdf
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/applications.$id.similar  /applications/:draft/similar
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.form[.]pdf  /applications/:case/form.pdf
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.data[.]json  /applications/:case/data.json
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.applications.$id.commitment  /applications/:draft/commitment
  GET  own      login    verify   200      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/documents.$id  /documents/:document
  GET  own      login    verify   200      404      404      200      404      200      404      login
  GET  foreign  login    verify   404      404      404      200      404      200      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_public.confirm.$token  /confirm/:headLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_public.commitment.$token  /commitment/:headLink
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      404      404      404      404      404      404      404      404      404      404
  POST foreign  404      404      404      404      404      404      404      404      404      404
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/commitment.$token.copy  /commitment/:headLink/copy
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/commitment.$token.sheet  /commitment/:headLink/sheet
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/confirm.$token.commitment  /confirm/:headLink/commitment
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.recommend.$token  /recommend/:recommendLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_public.take-over.$token  /take-over/:takeOverLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_public.claim._index  /claim
  GET elsewhere

routes/_public.claim.$token  /claim/:claimLink
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      try      try      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/confirm.$token.copy  /confirm/:headLink/copy
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/message-files.$id  /message-files/:messageFile
  GET  own      login    verify   200      404      404      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/confirm.$token.documents.$id  /confirm/:headLink/documents/:awaitingDocument
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/confirm.$token.documents.$id  /confirm/:headLink/documents/:document
  GET           404      404      404      404      404      404      404      404      404      404

## Review: the dossiers of the secretariat and the council
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_staff  /review
  DATA          login    verify   403      403      403      200      200      200      200      login

routes/_staff.review._index  /review
  GET           login    verify   403      403      403      200      200      200      403      login
  POST          login    verify   403      403      403      try      try      try      403      login

routes/_staff.review.export.$format  /review/export/:format
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.statistics  /review/statistics
  GET           login    verify   403      403      403      200      200      200      403      login

routes/_staff.review.statistics_.$format  /review/statistics/:format
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id  /review/:case
  DATA own      login    verify   403      403      403      200      404      200      403      login
  DATA foreign  login    verify   403      403      403      200      404      200      403      login
  DATA missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id._index  /review/:case
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.answers  /review/:case/answers
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.print  /review/:case/print
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.pdf  /review/:case/pdf
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.archive  /review/:case/archive
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.correspondence  /review/:case/correspondence
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.notes  /review/:case/notes
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.letters  /review/:case/letters
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.drafts.$id.messages  /review/drafts/:draft/messages
  GET  own      login    verify   403      403      403      200      404      404      403      login
  GET  foreign  login    verify   403      403      403      200      404      404      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      404      403      login
  POST foreign  login    verify   403      403      403      try      404      404      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.handover._index  /review/handover
  GET           login    verify   403      403      403      200      200      403      403      login
  POST          login    verify   403      403      403      try      try      403      403      login

routes/_staff.review.handover.$id  /review/handover/:draft
  GET  own      login    verify   403      403      403      200      404      404      403      login
  GET  foreign  login    verify   403      403      403      200      404      404      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      404      403      login
  POST foreign  login    verify   403      403      403      try      404      404      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.request  /review/:case/request
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.work  /review/:case/work
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.decision  /review/:case/decision
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.correction  /review/:case/correction
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.reopening  /review/:case/reopening
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.formalities  /review/:case/formalities
  GET  own      login    verify   403      403      403      away     404      away      403      login
  GET  foreign  login    verify   403      403      403      away     404      away      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.twins  /review/:case/twins
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.states  /review/states
  GET           login    verify   403      403      403      200      200      200      403      login

routes/_staff.review.$id.letter  /review/:case/letter
  GET  own      login    verify   403      403      403      away     404      away     403      login
  GET  foreign  login    verify   403      403      403      away     404      away     403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.review.$id.conflict  /review/:case/conflict
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

## Members
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_public.directory._index  /directory
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.compare  /compare
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.directory.$slug._index  /directory/:member
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.report.$kind.$at  /report/institution/:member
  GET  own      200      200      200      403      404      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      try      try      try      403      404      try      try      try      try      try
  POST foreign  try      try      try      try      try      try      try      try      try      try
  POST missing  404      404      404      404      404      404      404      404      404      404

routes/_public.directory.$slug.take-over  /directory/:member/take-over
  GET  own      200      200      200      away     away     200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404
  POST own      login    verify   try      away/try away/try try      try      try      try      login
  POST foreign  login    verify   try      try      try      try      try      try      try      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/directory.$slug.card.$locale  /directory/:member/card/ru
  GET  own      200      200      200      200      404      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/directory.$slug.logo  /directory/:member/logo
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/directory.$slug.logo_.$file  /directory/:member/logo/112.webp
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/directory.$slug.cover.$file  /directory/:member/cover/640.webp
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.members.$slug  /api/v1/members/:member
  GET  own      200      200      200      200      404      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.members.$slug  /api/v1/members/:suspendedMember
  GET           404      404      404      404      404      404      404      404      404      404

routes/directory.export.$format  /directory/export/geojson
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200

routes/directory.$country.members[.]pdf  /directory/kz/members.pdf
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200

routes/directory.$country.members[.]pdf  /directory/zz/members.pdf
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/directory.export.$format  /directory/export/pdf
  GET  missing  404      404      404      404      404      404      404      404      404      404
routes/_public.verify._index  /verify
  GET           200      200      200      200      200      200      200      200      200      200

routes/directory.feed[.]atom  /directory/feed.atom
  GET           200      200      200      200      200      200      200      200      200      200

routes/results.feed[.]atom  /results/feed.atom
  GET           200      200      200      200      200      200      200      200      200      200

routes/_staff.review.results_.$year.$format  /review/results/2026/:format
  GET  own      login    verify   403      403      403      200      200      403      403      login
  GET  foreign  login    verify   403      403      403      200      200      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login

routes/_public.results._index  /results
  GET           200      200      200      200      200      200      200      200      200      200

routes/api.v1.results  /api/v1/results
  GET           200      200      200      200      200      200      200      200      200      200

routes/projects.feed[.]atom  /projects/feed.atom
  GET           200      200      200      200      200      200      200      200      200      200

routes/calendar.$token.portal[.]ics  /calendar/:calendar/portal.ics
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/projects.calendar[.]ics  /projects/calendar.ics
  GET           200      200      200      200      200      200      200      200      200      200

routes/embed.members  /embed/members
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.verify.$number  /verify/:membership
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/verify.$number.card.$locale  /verify/:membership/card/kk
  GET  own      200      200      200      200      404      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.directory.$slug._index  /directory/:suspendedMember
  GET           404      404      404      404      200      200      404      200      200      404

routes/directory.$slug.card.$locale  /directory/:suspendedMember/card/ru
  GET           404      404      404      404      404      404      404      404      404      404

routes/directory.$slug.logo  /directory/:suspendedMember/logo
  GET           404      404      404      404      200      200      404      200      200      404

routes/directory.$slug.logo_.$file  /directory/:suspendedMember/logo/112.webp
  GET           404      404      404      404      200      200      404      200      200      404

routes/directory.$slug.cover.$file  /directory/:suspendedMember/cover/640.webp
  GET           404      404      404      404      200      200      404      200      200      404

routes/_public.verify.$number  /verify/:suspendedMembership
  GET           200      200      200      200      200      200      200      200      200      200

routes/verify.$number.card.$locale  /verify/:suspendedMembership/card/kk
  GET           404      404      404      404      404      404      404      404      404      404

routes/_workspace.institution._index  /institution?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.edit  /institution/edit?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.visibility  /institution/visibility?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.units._index  /institution/units?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.units.$id  /institution/units/new?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.logo  /institution/logo?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.cover  /institution/cover?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.position  /institution/position?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.ties  /institution/ties
  GET           login    verify   404      200      200      404      404      404      404      login
  POST          login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.people  /institution/people?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.people_.$grantId  /institution/people/:grant?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.handover  /institution/handover?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.withdrawal  /institution/withdrawal?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.messages._index  /messages
  GET           login    verify   200      200      200      200      200      200      200      login

routes/_workspace.messages.new  /messages/new?to=:member
  GET  own      login    verify   200      403      403      200      200      200      200      login    403
  GET  foreign  login    verify   200      200      200      200      200      200      200      login    200
  GET  missing  login    verify   404      404      404      404      404      404      404      login    404
  POST own      login    verify   try      403      403      try      try      try      try      login    403
  POST foreign  login    verify   try      try      try      try      try      try      try      login    try
  POST missing  login    verify   404      404      404      404      404      404      404      login    404

routes/_workspace.messages.$id  /messages/:enquiry
  GET  own      login    verify   200      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   try      try      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.notice  /institution/notice?institution=:institution
  GET  own      login    verify   404      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.certificate  /institution/certificate?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.certificate[.]pdf  /institution/certificate.pdf?institution=:institution
  GET  own      login    verify   404      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.credential[.]jwt  /institution/credential.jwt?institution=:institution
  GET  own      login    verify   404      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_staff.memberships.$number_.certificate[.]pdf  /memberships/:membership/certificate.pdf
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_workspace.institution.year  /institution/year?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.year_.$format  /institution/year/csv?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.name  /institution/name?institution=:institution
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.registry.$id  /institution/registry/nothing
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.renewal  /institution/renewal?institution=:institution
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_staff.memberships.$number_.letter  /memberships/:membership/letter
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.memberships._index  /memberships
  GET           login    verify   403      403      403      200      200      403      403      login

routes/_staff.memberships.rights  /memberships/rights
  GET           login    verify   403      403      403      200      200      200      403      login

routes/_staff.memberships.alike  /memberships/alike
  GET           login    verify   403      403      403      200      200      403      403      login
  POST          login    verify   403      403      403      try      try      403      403      login

routes/_staff.memberships.registry._index  /memberships/registry
  GET           login    verify   403      403      403      200      200      403      403      login

routes/_staff.memberships.registry.$id  /memberships/registry/nothing
  GET  own      login    verify   403      403      403      404      404      403      403      login
  GET  foreign  login    verify   403      403      403      404      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      404      404      403      403      login
  POST foreign  login    verify   403      403      403      404      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.memberships.clock  /memberships/clock
  GET           login    verify   403      403      403      200      200      403      200      login

routes/_staff.memberships.$number  /memberships/:membership
  GET  own      login    verify   403      403      403      200      404      200      403      login
  GET  foreign  login    verify   403      403      403      200      404      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      try      403      login
  POST foreign  login    verify   403      403      403      try      404      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.memberships.$number_.people  /memberships/:membership/people
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.memberships.$number_.name  /memberships/:membership/name
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.memberships.$number_.merge  /memberships/:membership/merge
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.memberships.$number_.cover  /memberships/:membership/cover
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.memberships.$number  /memberships/:suspendedMembership
  GET           login    verify   403      403      403      200      404      200      403      login
  POST          login    verify   403      403      403      try      404      try      403      login

## The council
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_staff.council._index  /council
  GET           login    verify   403      403      403      200      200      200      403      login

routes/_staff.review.$id.reviewers  /review/:case/reviewers
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_workspace.assignments._index  /assignments
  GET           login    verify   403      403      403      403      403      403      403      login    200

routes/_workspace.assignments.$id  /assignments/:assignment
  GET  own      login    verify   403      403      403      403      403      403      403      login    200
  GET  foreign  login    verify   403      403      403      403      403      403      403      login    404
  GET  missing  login    verify   403      403      403      403      403      403      403      login    404
  POST own      login    verify   403      403      403      403      403      403      403      login    try
  POST foreign  login    verify   403      403      403      403      403      403      403      login    404
  POST missing  login    verify   403      403      403      403      403      403      403      login    404

routes/_staff.appeals._index  /appeals
  GET           login    verify   403      403      403      403      403      403      403      login

routes/_staff.appeals.$id  /appeals/:case
  GET  own      login    verify   403      403      403      403      403      403      403      login
  GET  foreign  login    verify   403      403      403      403      403      403      403      login
  GET  missing  login    verify   403      403      403      403      403      403      403      login
  POST own      login    verify   403      403      403      403      403      403      403      login
  POST foreign  login    verify   403      403      403      403      403      403      403      login
  POST missing  login    verify   403      403      403      403      403      403      403      login

routes/_staff.appeals.$id_.letter  /appeals/:case/letter
  GET  own      login    verify   403      403      403      403      403      403      403      login
  GET  foreign  login    verify   403      403      403      403      403      403      403      login
  GET  missing  login    verify   403      403      403      403      403      403      403      login
  POST own      login    verify   403      403      403      403      403      403      403      login
  POST foreign  login    verify   403      403      403      403      403      403      403      login
  POST missing  login    verify   403      403      403      403      403      403      403      login

routes/_staff.council.new  /council/new
  GET           login    verify   403      403      403      200      200      200      403      login
  POST          login    verify   403      403      403      try      try      try      403      login

routes/_staff.council.$id._index  /council/:session
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      try      try      403      login
  POST foreign  login    verify   403      403      403      try      try      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.edit  /council/:session/edit
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      try      try      403      login
  POST foreign  login    verify   403      403      403      try      try      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.opening  /council/:session/opening
  GET  own      login    verify   403      403      403      403      403      200      403      login
  GET  foreign  login    verify   403      403      403      403      403      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      403      403      try      403      login
  POST foreign  login    verify   403      403      403      403      403      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.items.$item  /council/:session/items/:item
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      try      try      403      login
  POST foreign  login    verify   403      403      403      try      try      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.motion  /council/:session/motion
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      try      try      403      login
  POST foreign  login    verify   403      403      403      try      try      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.items.$item_.motion  /council/:session/items/:motion/motion
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      try      try      try      403      login
  POST foreign  login    verify   403      403      403      try      try      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.announcement  /council/:session/announcement
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login
  POST own      login    verify   403      403      403      403      403      try      403      login
  POST foreign  login    verify   403      403      403      403      403      try      403      login
  POST missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.minutes  /council/:votedSession/minutes
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_staff.council.$id.pdf  /council/:votedSession/pdf
  GET  own      login    verify   403      403      403      200      200      200      403      login
  GET  foreign  login    verify   403      403      403      200      200      200      403      login
  GET  missing  login    verify   403      403      403      404      404      404      403      login

routes/_public.recount._index  /recount
  GET           200      200      200      200      200      200      200      200      200      200

routes/year._index  /year
  GET           away     away     away     away     away     away     away     away     away     away

routes/_public.year.$year  /year/:year
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/year.$year.figures[.]csv  /year/:year/figures.csv
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.figures._index  /figures
  GET           404      404      404      404      404      404      404      404      404      404

routes/figures.$year[.]csv  /figures/2025.csv
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.recount.$id  /recount/:votedSession
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/recount.$id.votes[.]json  /recount/:votedSession/votes.json
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

## Initiatives
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_public.initiatives._index  /initiatives
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.initiatives.$slug  /initiatives/:publishedInitiative
  GET  own      200      200      200      200      200      200      200      200      200      200
  GET  foreign  200      200      200      200      200      200      200      200      200      200
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_staff.review.initiatives._index  /review/initiatives
  GET           login    verify   403      403      403      200      200      403      200      login

routes/_staff.review.initiatives.new  /review/initiatives/new
  GET           login    verify   403      403      403      200      200      403      200      login
  POST          login    verify   403      403      403      try      try      403      try      login

routes/_staff.review.initiatives.$id._index  /review/initiatives/:initiative
  GET  own      login    verify   403      403      403      200      200      403      200      login
  GET  foreign  login    verify   403      403      403      200      200      403      200      login
  GET  missing  login    verify   403      403      403      404      404      403      404      login
  POST own      login    verify   403      403      403      try      try      403      try      login
  POST foreign  login    verify   403      403      403      try      try      403      try      login
  POST missing  login    verify   403      403      403      404      404      403      404      login

routes/_staff.review.initiatives.$id.preview  /review/initiatives/:initiative/preview
  GET  own      login    verify   403      403      403      200      200      403      200      login
  GET  foreign  login    verify   403      403      403      200      200      403      200      login
  GET  missing  login    verify   403      403      403      404      404      403      404      login

## Projects
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_public.projects._index  /projects
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.projects.criteria  /projects/criteria
  GET           200      200      200      200      200      200      200      200      200      200

routes/_public.projects.$slug  /projects/:project
  GET  own      404      404      404      200      200      200      200      200      200      404
  GET  foreign  404      404      404      200      404      200      200      200      200      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.projects.$slug  /projects/:projectDraft
  GET  own      404      404      404      200      200      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_public.projects.$slug  /projects/:suspendedProject
  GET           404      404      404      404      200      200      200      200      200      404

routes/projects.$slug.card.$locale  /projects/:project/card/kk
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.projects.$slug  /api/v1/projects/:project
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.projects.$slug  /api/v1/projects/:projectDraft
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/api.v1.projects.$slug  /api/v1/projects/:suspendedProject
  GET           404      404      404      404      404      404      404      404      404      404

routes/_workspace.projects.mine  /projects/mine
  GET           login    verify   200      200      200      200      200      200      200      login

routes/_workspace.projects.suggested  /projects/suggested
  GET           login    verify   403      200      403      403      403      403      403      login
  POST          login    verify   403      try      403      403      403      403      403      login

routes/_workspace.projects.new  /projects/new?form=8d6b3c1e-52f6-4a3c-9b0e-1f2d3c4b5a69
  GET           login    verify   403      200      403      403      403      403      403      login
  POST          login    verify   403      try      403      403      403      403      403      login

routes/_workspace.preview-text  /preview-text
  GET           404      404      404      404      404      404      404      404      404      404
  POST          login    verify   try      try      try      try      try      try      try      login

routes/_workspace.projects.$slug.edit  /projects/:projectDraft/edit
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.versions  /projects/:projectDraft/versions
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.copy  /projects/:project/copy
  GET  own      login    verify   404      away     403      403      403      403      403      login
  GET  foreign  login    verify   404      403      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      403      403      403      login
  POST foreign  login    verify   404      403      404      403      403      403      403      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.move  /projects/:project/move
  GET  own      login    verify   404      away     403      403      403      403      403      login
  GET  foreign  login    verify   404      403      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      403      403      403      login
  POST foreign  login    verify   404      403      404      403      403      403      403      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.preview  /projects/:projectDraft/preview
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.copy  /projects/:project/copy
  GET  own      login    verify   404      away     403      403      403      403      403      login
  GET  foreign  login    verify   404      403      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.consortium  /projects/:project/consortium
  GET  own      login    verify   404      200      403      403      403      403      403      login
  GET  foreign  login    verify   404      403      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      403      403      403      login
  POST foreign  login    verify   404      403      404      403      403      403      403      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.interests  /projects/:project/interests
  GET  own      login    verify   404      200      200      403      403      403      403      login
  GET  foreign  login    verify   404      200      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      403      403      403      403      login
  POST foreign  login    verify   404      try      404      403      403      403      403      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.state  /projects/:project/state
  GET  own      login    verify   404      200      403      403      403      403      403      login
  GET  foreign  login    verify   404      403      404      403      403      403      403      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      403      403      403      login
  POST foreign  login    verify   404      403      404      403      403      403      403      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.activity  /projects/:project/activity
  GET  own      login    verify   404      200      200      200      200      200      200      login
  GET  foreign  login    verify   404      200      404      200      200      200      200      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.partnership  /projects/:joined/partnership
  GET  own      login    verify   404      200      200      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.work  /projects/:project/work
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.meetings  /projects/:project/meetings
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.meetings_.$id.calendar[.]ics  /projects/:project/meetings/nothing/calendar.ics
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.progress  /projects/:project/progress
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.report  /projects/:project/report
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.tasks  /projects/:project/tasks
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.discussion._index  /projects/:project/discussion
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.discussion.$topic  /projects/:project/discussion/:topic
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.documents  /projects/:project/documents
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/projects.$slug.documents.$id  /projects/:project/documents/none
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/projects.$slug.archive[.]zip  /projects/:project/archive.zip
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.commitment  /projects/:project/commitment
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.authorization  /projects/:project/authorization
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      404      404      404      login
  POST foreign  login    verify   404      404      404      403      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/projects.$slug.authorization.file  /projects/:project/authorization/file
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/projects.$slug.commitment.$id  /projects/:project/commitment/none
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/projects.$slug.commitment.sheet  /projects/:project/commitment/sheet
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.lead  /projects/:project/lead
  GET  own      login    verify   404      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.editors  /projects/:projectDraft/editors
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_public.projects.$slug_.results.$result  /projects/:project/results/:resultToCheck
  GET  own      404      404      404      200      200      200      404      404      404      404
  GET  foreign  404      404      404      404      404      200      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/projects.$slug.results.$result.cite.$format  /projects/:project/results/:resultToCheck/cite/bib
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/projects.$slug.results.$result.file  /projects/:project/results/:resultToCheck/file
  GET  own      404      404      404      404      404      404      404      404      404      404
  GET  foreign  404      404      404      404      404      404      404      404      404      404
  GET  missing  404      404      404      404      404      404      404      404      404      404

routes/_workspace.projects.$slug.results._index  /projects/:project/results
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.results.new  /projects/:project/results/new
  GET  own      login    verify   404      200      403      403      404      404      404      login
  GET  foreign  login    verify   404      404      404      403      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      403      404      404      404      login
  POST foreign  login    verify   404      404      404      403      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.results.$result.edit  /projects/:project/results/:resultToCheck/edit
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.$slug.results.$result.files  /projects/:project/results/:resultDraft/files
  GET  own      login    verify   404      200      403      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      403      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.co-editing.$id  /projects/co-editing/:coEditing
  GET  own      login    verify   404      200      404      404      404      404      404      login    404
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      404      404      404      404      404      login    404
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.projects.conversations.$id  /projects/conversations/:talk
  GET  own      login    verify   404      200      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      200      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      404      404      404      404      404      login
  POST foreign  login    verify   404      404      try      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_staff.review.results.$id  /review/results/:resultToCheck
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_staff.review.reports._index  /review/reports
  GET           login    verify   403      403      403      200      200      403      403      login

routes/_staff.review.reports.$kind.$id  /review/reports/project/:projectId
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

routes/_workspace.hidden-pages.$id  /hidden-pages/:hiddenPage
  GET  own      login    verify   404      200      200      200      404      404      404      login
  GET  foreign  login    verify   404      404      404      200      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      try      try      try      404      404      404      login
  POST foreign  login    verify   404      404      404      try      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_staff.review.projects._index  /review/projects
  GET           login    verify   403      403      403      200      200      403      403      login

routes/_staff.review.projects.$slug  /review/projects/:projectToCheck
  GET  own      login    verify   403      403      403      200      404      403      403      login
  GET  foreign  login    verify   403      403      403      200      404      403      403      login
  GET  missing  login    verify   403      403      403      404      404      403      403      login
  POST own      login    verify   403      403      403      try      404      403      403      login
  POST foreign  login    verify   403      403      403      try      404      403      403      login
  POST missing  login    verify   403      403      403      404      404      403      403      login

## Administration
#               anon.    unverif. applic.  repres.  of susp. coord.   other c. council  admin.   suspended

routes/_workspace.admin  /admin
  DATA          login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin._index  /admin
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.texts._index  /admin/texts
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.texts.$key  /admin/texts/:text
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.letters._index  /admin/letters
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.letters.$key  /admin/letters/:template
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.people._index  /admin/people
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.people.invite  /admin/people/invite
  GET           login    verify   403      403      403      403      403      403      200      login
  POST          login    verify   403      403      403      403      403      403      try      login

routes/_workspace.admin.people.$id  /admin/people/:person
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.imports._index  /admin/imports
  GET           login    verify   403      403      403      403      403      403      200      login
  POST          login    verify   403      403      403      403      403      403      try      login

routes/_workspace.admin.imports.$id._index  /admin/imports/:import
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.imports.$id.columns  /admin/imports/:import/columns
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.imports.$id.rows.$format  /admin/imports/:import/rows/:format
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login

routes/_staff.prospects._index  /prospects
  GET           login    verify   403      403      403      200      200      403      200      login
  POST          login    verify   403      403      403      try      try      403      try      login

routes/_staff.prospects.new  /prospects/new
  GET           login    verify   403      403      403      200      200      403      200      login
  POST          login    verify   403      403      403      try      try      403      try      login

routes/_staff.prospects.$id  /prospects/:prospect
  GET  own      login    verify   403      403      403      200      404      403      200      login
  GET  foreign  login    verify   403      403      403      200      404      403      200      login
  GET  missing  login    verify   403      403      403      404      404      403      404      login
  POST own      login    verify   403      403      403      try      404      403      try      login
  POST foreign  login    verify   403      403      403      try      404      403      try      login
  POST missing  login    verify   403      403      403      404      404      403      404      login

## Dues: switched off here, as a portal begins; switched on they are tried in dues.test.ts

routes/_workspace.dues._index  /dues
  GET           login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.schedule  /dues/schedule
  GET           login    verify   404      404      404      404      404      404      404      login
  POST          login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.issue  /dues/issue
  GET           login    verify   404      404      404      404      404      404      404      login
  POST          login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.reminders  /dues/reminders
  GET           login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.overdue  /dues/overdue
  GET           login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.overdue_.$format  /dues/overdue/:format
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/invoices.$id_.receipt  /invoices/nothing/receipt
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.statements._index  /dues/statements
  GET           login    verify   404      404      404      404      404      404      404      login
  POST          login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.statements.$id._index  /dues/statements/nothing
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.statements.$id.columns  /dues/statements/nothing/columns
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.members.$number  /dues/members/:membership
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.dues.export.$format  /dues/export/:format
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.institution.dues  /institution/dues?institution=:institution
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login
  POST own      login    verify   404      404      404      404      404      404      404      login
  POST foreign  login    verify   404      404      404      404      404      404      404      login
  POST missing  login    verify   404      404      404      404      404      404      404      login

routes/invoices.$id  /invoices/nothing
  GET  own      login    verify   404      404      404      404      404      404      404      login
  GET  foreign  login    verify   404      404      404      404      404      404      404      login
  GET  missing  login    verify   404      404      404      404      404      404      404      login

routes/_workspace.admin.mail._index  /admin/mail
  GET           login    verify   403      403      403      403      403      403      200      login
  POST          login    verify   403      403      403      403      403      403      try      login

routes/_workspace.admin.mail._index  /admin/mail?page=2
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.mail.$id  /admin/mail/:letter
  GET  own      login    verify   403      403      403      403      403      403      200      login
  GET  foreign  login    verify   403      403      403      403      403      403      200      login
  GET  missing  login    verify   403      403      403      403      403      403      404      login
  POST own      login    verify   403      403      403      403      403      403      try      login
  POST foreign  login    verify   403      403      403      403      403      403      try      login
  POST missing  login    verify   403      403      403      403      403      403      404      login

routes/_workspace.admin.jobs  /admin/jobs
  GET           login    verify   403      403      403      403      403      403      200      login

routes/_workspace.admin.settings  /admin/settings
  GET           login    verify   403      403      403      403      403      403      200      login
  POST          login    verify   403      403      403      403      403      403      try      login
`;
