#include <algorithm>

#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {

namespace {

std::string_view seen_words(Seen seen) {
  switch (seen) {
    case Seen::kFromSide:
      return "Yes, filmed from the side.";
    case Seen::kFromSidePartly:
      return "In part, filmed from the side.";
    case Seen::kFromFront:
      return "Yes, filmed from the front.";
    case Seen::kWhenDowelVisible:
      return "Filmed from the side, with a real dowel in view; a virtual one stands in for it.";
    case Seen::kNever:
      break;
  }
  return "No. Dowel asks you or leaves it out; it never reports it from video (K-20).";
}

std::vector<std::string> exercises_judged(const Knowledge& knowledge, std::string_view checkpoint) {
  std::vector<std::string> names;
  for (const Exercise& exercise : knowledge.exercises) {
    if (std::ranges::find(exercise.checkpoints, checkpoint) != exercise.checkpoints.end()) {
      names.push_back(exercise.slug);
    }
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

}  // namespace

std::string page_of(const Knowledge& knowledge, const HingeNote& note) {
  TextPage page(knowledge, note.id, note.name, "hinge");
  page.basis(note.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Checkpoint& checkpoint) {
  TextPage page(knowledge, checkpoint.id, checkpoint.name, "checkpoint");
  page.basis(checkpoint.basis);
  page.paragraph("Can a camera see it?", seen_words(checkpoint.seen));
  page.paragraph("What is measured", checkpoint.measured);
  page.paragraph("What stays unseen", checkpoint.unseen);
  page.paragraph("What Dowel asks you", checkpoint.ask);
  page.entries("Mistakes that break it", checkpoint.mistakes);
  std::vector<std::string> drills;
  for (const Drill& drill : knowledge.drills) {
    if (std::ranges::find(drill.checkpoints, checkpoint.id) != drill.checkpoints.end()) {
      drills.push_back(drill.id);
    }
  }
  page.entries("Drills and cues for it", drills);
  page.entries("Decisions behind it", checkpoint.decisions);
  page.paragraph("Exercises it belongs to", joined(exercises_judged(knowledge, checkpoint.id)));
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Mistake& mistake) {
  TextPage page(knowledge, mistake.id, mistake.name, "mistake");
  page.paragraph("Stated effect", mistake.effect.empty() ? "None is stated." : mistake.effect);
  page.paragraph("Fix", mistake.fix);
  page.basis(mistake.basis);
  page.entries("Drills and cues", mistake.drills);
  std::vector<std::string> checkpoints;
  for (const Checkpoint& checkpoint : knowledge.checkpoints) {
    if (std::ranges::find(checkpoint.mistakes, mistake.id) != checkpoint.mistakes.end()) {
      checkpoints.push_back(checkpoint.id);
    }
  }
  page.entries("Checkpoints that show it", checkpoints);
  if (checkpoints.empty()) {
    page.paragraph("Checkpoints that show it",
                   "None: it is a matter of planning, not of a repetition.");
  }
  page.entries("Decisions behind it", mistake.decisions);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Drill& drill) {
  TextPage page(knowledge, drill.id, drill.name, "drill or cue");
  page.paragraph("How", drill.how);
  page.paragraph("What for", drill.use + " " + page.cite(drill.basis.sources));
  page.paragraph("In few words", "\"" + drill.cue + "\"");
  page.basis(drill.basis);
  page.paragraph("What you need", equipment_line(knowledge, drill.equipment));
  page.entries("Checkpoints it answers (our mapping)", drill.checkpoints);
  page.entries("Mistakes it answers (our mapping)", drill.mistakes);
  page.entries("Done with", drill.exercises);
  page.entries("Decisions behind it", drill.decisions);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Cause& cause) {
  TextPage page(knowledge, cause.id, cause.name,
                "possible cause, " + std::string(word_for(cause.kind)));
  page.paragraph("If it is this", cause.advice);
  page.basis(cause.basis);
  page.entries("Muscles", cause.groups);
  page.entries("Exercises", cause.exercises);
  page.entries("Drills and cues", cause.drills);
  std::vector<std::string> signs;
  for (const SignRule& sign : knowledge.signs) {
    for (const SuspectedCause& suspect : sign.causes) {
      if (suspect.cause == cause.id) signs.push_back(sign.id);
    }
  }
  page.entries("Signs that may come from it", signs);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const DiscriminatingTest& test) {
  TextPage page(knowledge, test.id, test.name, "test that tells causes apart");
  page.paragraph("How", test.how);
  page.paragraph("Read by", test.by_camera ? "Dowel, from the clip." : "You.");
  if (test.with_load) page.paragraph("Mind", "Not while the lower back hurts.");
  const auto names = [&knowledge](const std::vector<std::string>& ids) {
    std::vector<std::string> words;
    for (const std::string& id : ids) words.push_back(find_entry(knowledge.causes, id)->name);
    return joined(words);
  };
  for (const TestOutcome& outcome : test.outcomes) {
    std::vector<std::string> lines;
    if (!outcome.raises.empty()) lines.push_back("More likely: " + names(outcome.raises) + ".");
    if (!outcome.lowers.empty()) lines.push_back("Less likely: " + names(outcome.lowers) + ".");
    page.list("If: " + outcome.seen, lines);
  }
  page.paragraph("What you need", equipment_line(knowledge, test.equipment));
  page.basis(test.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const SignRule& sign) {
  TextPage page(knowledge, sign.id, sign.name, "sign of a weak link");
  page.paragraph("How sure is this", sign.evidence);
  const auto suspects = [&](bool first) {
    std::vector<std::string> lines;
    for (const SuspectedCause& suspect : sign.causes) {
      if (suspect.first != first) continue;
      lines.push_back(find_entry(knowledge.causes, suspect.cause)->name + " " +
                      page.cite(suspect.sources) + ". To tell: " +
                      find_entry(knowledge.tests, suspect.test)->name + " (" + suspect.test + ").");
    }
    return lines;
  };
  page.list("First suspected", suspects(true));
  page.list("Competing explanations, kept", suspects(false));
  page.basis(sign.basis);
  std::vector<std::string> offers;
  for (const OfferedExercise& offer : sign.exercises) {
    offers.push_back(titled(knowledge, offer.exercise) +
                     (offer.note.empty() ? "" : "; " + offer.note) +
                     (offer.by_articles ? "" : " (our mapping)"));
  }
  page.list("Exercises offered", offers);
  page.entries("Drills and cues", sign.drills);
  page.entries("Checkpoints that show it", sign.checkpoints);
  page.entries("Decisions behind it", sign.decisions);
  return page.finished();
}

}  // namespace dowel
