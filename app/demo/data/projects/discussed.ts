/** What is talked about in a project: the first post opens the topic. */
export const SEED_DISCUSSION = {
  project: "living-cities-summer-school",
  title: "Third week: which quarter of Bukhara?",
  posts: [
    {
      person: "samarkand@demo.example",
      daysAgo: 9,
      body: "Two quarters have answered that they would receive us in the third week:\n\n- **around the Lab-i Hauz**: lodging next door, but many visitors in June;\n- **near the Khoja Zayniddin mosque**: quiet, families we know, twenty minutes on foot from the hostel.\n\nWhich would suit your groups better? We have to tell the hostel by the end of the month.",
    },
    {
      person: "malika.ergasheva@silk-road-university-samarkand.example",
      daysAgo: 8,
      body: "Мы за второй вариант. Старшая махалли готова сама познакомить студентов с хозяевами дворов, а вечером там можно спокойно записывать беседы. За перевод с таджикского отвечаем мы.",
    },
    {
      person: "tommaso.gherardini@university-of-bologna.example",
      daysAgo: 7,
      body: "Agreed, and for the drawing as well: we need courtyards in which nobody poses. Could we have the sizes of three or four of them beforehand? Then we bring the right paper.",
    },
  ],
} as const;
