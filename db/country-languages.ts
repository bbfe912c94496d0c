/**
 * The languages in which institutions of a country bear their official names, the likeliest first: official and state
 * languages as the constitutions and language laws name them. ISO 639-1 codes, ISO 639-2 where there is no shorter one.
 * A country that is not here has none that can be told.
 */
const LANGUAGES_BY_COUNTRY =
  "AD:ca AE:ar AF:fa,ps AG:en AI:en AL:sq AM:hy AO:pt AR:es AS:en AT:de AU:en AW:nl,pap AX:sv AZ:az BA:bs,hr,sr BB:en BD:bn " +
  "BE:nl,fr,de BF:fr BG:bg BH:ar BI:fr,rn BJ:fr BL:fr BM:en BN:ms BO:es BQ:nl BR:pt BS:en BT:dz BW:en BY:be,ru BZ:en CA:en,fr " +
  "CD:fr CF:fr,sg CG:fr CH:de,fr,it CI:fr CK:en CL:es CM:fr,en CN:zh CO:es CR:es CU:es CV:pt CW:nl,pap CY:el,tr CZ:cs DE:de " +
  "DJ:fr,ar DK:da DM:en DO:es DZ:ar,fr EC:es EE:et EG:ar EH:ar ER:ti,ar,en ES:es,ca,gl,eu ET:am,en FI:fi,sv FJ:en FK:en FM:en " +
  "FO:fo,da FR:fr GA:fr GB:en,cy GD:en GE:ka GF:fr GG:en GH:en GI:en GL:kl,da GM:en GN:fr GP:fr GQ:es GR:el GT:es GU:en GW:pt " +
  "GY:en HK:zh,en HN:es HR:hr HT:fr,ht HU:hu ID:id IE:en,ga IL:he,ar IM:en IN:en,hi IQ:ar,ku IR:fa IS:is IT:it JE:en JM:en " +
  "JO:ar JP:ja KE:en,sw KG:ky,ru KH:km KI:en KM:ar,fr KN:en KP:ko KR:ko KW:ar KY:en KZ:kk,ru LA:lo LB:ar,fr LC:en LI:de LK:si,ta,en " +
  "LR:en LS:en,st LT:lt LU:fr,de,lb LV:lv LY:ar MA:ar,fr MC:fr MD:ro MF:fr MG:mg,fr ME:sr MH:en MK:mk,sq ML:fr MM:my MN:mn MO:zh,pt " +
  "MP:en MQ:fr MR:ar,fr MS:en MT:mt,en MU:en,fr MV:dv MW:en MX:es MY:ms,en MZ:pt NA:en NC:fr NE:fr NF:en NG:en NI:es NL:nl NO:no,nb,nn " +
  "NP:ne NR:en NU:en NZ:en,mi OM:ar PA:es PE:es PF:fr PG:en PH:en,fil,tl PK:ur,en PL:pl PM:fr PN:en PR:es,en PS:ar PT:pt PW:en PY:es,gn " +
  "QA:ar RE:fr RO:ro RS:sr RU:ru RW:rw,en,fr SA:ar SB:en SC:en,fr SD:ar,en SE:sv SG:en,zh SH:en SI:sl SJ:no SK:sk SL:en SM:it SN:fr " +
  "SO:so,ar SR:nl SS:en ST:pt SV:es SX:nl,en SY:ar SZ:en,ss TC:en TD:fr,ar TF:fr TG:fr TH:th TJ:tg,ru TK:en TL:pt,tet TM:tk,ru TN:ar,fr " +
  "TO:en,to TR:tr TT:en TV:en TW:zh TZ:sw,en UA:uk UG:en US:en UY:es UZ:uz,ru VA:it VC:en VE:es VG:en VI:en VN:vi VU:fr,en,bi WF:fr " +
  "WS:sm,en XK:sq,sr YE:ar YT:fr ZA:en,af,zu,xh ZM:en ZW:en";

const LANGUAGES = new Map(
  LANGUAGES_BY_COUNTRY.split(" ").map((entry): [string, string[]] => [entry.slice(0, 2), entry.slice(3).split(",")]),
);

/** The languages of official names in a country, the likeliest first; none for a country of which it is not known. */
export const languagesOfCountry = (code: string): readonly string[] => LANGUAGES.get(code) ?? [];
