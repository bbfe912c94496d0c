/** Words that say what kind of body it is, folded, in the languages of many registries: they tell hardly any two apart. */
const GENERIC: Readonly<Record<string, readonly string[]>> = {
  university: [
    ...["u", "uni", "univ", "universidad", "universidade", "universita", "universitaria", "universitas", "universitat"],
    ...["universitatea", "universitate", "universite", "universiteit", "universitet", "universiteta", "universiteti"],
    ...["universitesi", "universitetas", "univerza", "univerzita", "univerzitet", "universitetet", "uniwersytet"],
    ...[
      "sveuciliste",
      "yliopisto",
      "ulikool",
      "egyetem",
      "prifysgol",
      "ollscoil",
      "panepistimio",
      "daigaku",
      "unibertsitatea",
      "daxue",
      "daehakgyo",
      "donishgohi",
    ],
  ],
  institute: [
    "inst",
    "institut",
    "instituta",
    "instituto",
    "istituto",
    "instituut",
    "instytut",
    "instituti",
    "enstitusu",
    "instituty",
  ],
  college: ["coll", "colleges", "colegio", "kolledzh", "colegiul"],
  school: ["sch", "schools", "ecole", "escola", "escuela", "scuola", "schule", "shkola", "skola"],
  academy: [
    "acad",
    "akademie",
    "akademia",
    "akademiya",
    "academia",
    "accademia",
    "academie",
    "akademi",
    "akademisi",
    "akademiyasy",
  ],
  technology: ["tech", "technol", "technologies", "tecnologia", "tekhnologii", "teknoloji", "technologie"],
  technical: [
    "technological",
    "technische",
    "technique",
    "tecnica",
    "tekhnicheskii",
    "teknik",
    "tekhnikalyk",
    "technicka",
  ],
  science: ["sci", "sciences", "ciencias", "nauk", "nauka", "scienze", "wissenschaften", "bilimler"],
  state: ["gosudarstvennyi", "derzhavnyi", "memlekettik", "statale", "estatal", "panstwowa", "davlat"],
  national: ["natl", "nacional", "natsionalnyi", "nazionale", "nationale", "narodowy", "ulttyk", "milli", "milliy"],
  medical: ["med", "medicine", "medicina", "meditsinskii", "medizinische", "medicale", "meditsinalyk", "tip"],
};

const FAMILY = new Map(
  Object.entries(GENERIC).flatMap(([family, words]) =>
    [family, ...words].map((word): [string, string] => [word, family]),
  ),
);

/** Families whose words stand in thousands of names, so that alone they find nothing. */
const COMMON = new Set(["university", "institute", "college", "school", "academy"]);

const LITTLE = new Set(
  "the of and for in at on a an s de del de la las los el da do dos das di du des le les l d et und der die das fur y e i v im imeni".split(
    " ",
  ),
);

/** Articles, prepositions and the like. */
export const isLittleWord = (word: string) => LITTLE.has(word);

/** Whether a word only says what kind of body it is (university, institute), in whichever language. */
export const isKindWord = (word: string) => COMMON.has(FAMILY.get(word) ?? "");

/** The English word that stands for this one in every language; other words stand for themselves. */
export const meaningOf = (word: string) => FAMILY.get(word) ?? word;
