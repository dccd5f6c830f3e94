#include <algorithm>
#include <cmath>

#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {

namespace {

// Exercises that train a group directly, stated or mapped.
std::vector<std::string> trained_by(const Knowledge& knowledge, const MuscleGroup& group) {
  std::vector<std::string> ids;
  for (const Exercise& exercise : knowledge.exercises) {
    for (const Target& target : exercise.targets) {
      if (target.counted_as == group.id && target.dose >= 1) {
        ids.push_back(exercise.id);
        break;
      }
    }
  }
  return ids;
}

std::vector<std::string> share_lines(const Knowledge& knowledge, const Muscle& muscle) {
  std::vector<std::string> lines;
  for (const GroupShare& share : muscle.shares) {
    lines.push_back(titled(knowledge, share.group) + ": " +
                    std::to_string(std::lround(share.share * 100)) + " per cent");
  }
  return lines;
}

}  // namespace

std::string page_of(const Knowledge& knowledge, const MuscleGroup& group) {
  TextPage page(knowledge, group.id, group.name, group.hip ? "hip muscles" : "supporting muscles");
  page.paragraph("Job", group.job);
  page.basis(group.basis);
  page.entries("Made of", group.made_of);
  page.entries("Members", group.members);
  page.entries("Trained directly by", trained_by(knowledge, group));
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Muscle& muscle) {
  TextPage page(knowledge, muscle.id, muscle.name, "muscle");
  page.list("Where its sets count when the exercise does not say (K-17)",
            share_lines(knowledge, muscle));
  page.basis(muscle.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Equipment& equipment) {
  TextPage page(knowledge, equipment.id, equipment.name,
                equipment.event ? "strongman implement" : "equipment");
  page.basis(equipment.basis);
  std::vector<std::string> users;
  for (const Exercise& exercise : knowledge.exercises) {
    for (const std::vector<std::string>& needed : exercise.equipment) {
      if (std::ranges::find(needed, equipment.id) != needed.end()) {
        users.push_back(exercise.id);
        break;
      }
    }
  }
  page.entries("Used in", users);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const LiftProfile& lift) {
  TextPage page(knowledge, lift.id, lift.name, "lift or event: " + lift.sport);
  page.paragraph("What the hips do", lift.job + " " + page.cite(lift.basis.sources));
  page.list("How weakness shows", lift.weakness_shows);
  page.paragraph("What follows, as stated", lift.consequence);
  page.basis(lift.basis);
  if (lift.hips_in_general) {
    page.paragraph("Muscles named", "The hips in general; no single group is named.");
  }
  page.entries("Muscles named", lift.groups);
  page.entries("Also involved", lift.also_groups);
  page.entries("Signs to look for", lift.signs);
  page.entries("Exercises that are this lift", lift.exercises);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Number& number) {
  TextPage page(knowledge, number.id, number.name, "number");
  const bool ours = number.sources == std::vector<std::string>{"Dowel"};
  const bool by_articles = is_article(number.sources.front());
  page.paragraph(ours          ? "Set by Dowel"
                 : by_articles ? "The articles give"
                               : "From elsewhere",
                 range_words(RealRange{number.from, number.to}) + " " + number.unit + " " +
                     page.cite(number.sources));
  page.paragraph("Note", number.note);
  page.entries("Belongs to", number.references);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Claim& claim) {
  const bool benefit = claim.id.starts_with("B-");
  TextPage page(knowledge, claim.id, claim.name, benefit ? "benefit claimed" : "whom it is for");
  page.paragraph("Standing", benefit
                                 ? "A claim of the articles, not a finding of Dowel. " +
                                       page.cite(claim.basis.sources)
                                 : "Addressed by the articles. " + page.cite(claim.basis.sources));
  page.basis(claim.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Term& term) {
  TextPage page(knowledge, term.id, term.name, "word of training");
  page.paragraph("What it means", term.text);
  page.list("Also called", term.said);
  page.basis(term.basis);
  return page.finished();
}

std::string page_of(const Knowledge& knowledge, const Reference& reference) {
  TextPage page(knowledge, reference.key, "", "reference");
  page.paragraph("In full", reference.text);
  std::vector<std::string> numbers;
  for (const Number& number : knowledge.numbers) {
    if (std::ranges::find(number.sources, reference.key) != number.sources.end()) {
      numbers.push_back(number.id);
    }
  }
  page.entries("Numbers taken from it", numbers);
  return page.finished();
}

}  // namespace dowel
