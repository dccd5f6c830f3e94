#include "core/plan/check/check_link.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/plan_rules.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using Names = std::set<std::string>;

// What the cause names, "one of these" opened.
Names trainers(const Knowledge& knowledge, const Cause& cause) {
  Names slugs;
  for (const std::string& id : cause.exercises) {
    const Exercise* named = find_entry(knowledge.exercises, id);
    if (!named) continue;
    if (named->choose_from.empty()) slugs.insert(named->slug);
    for (const std::string& choice : named->choose_from) {
      const Exercise* one = find_entry(knowledge.exercises, choice);
      if (one) slugs.insert(one->slug);
    }
  }
  return slugs;
}

// Of these such as are loaded with what is owned.
Names loaded(const Knowledge& knowledge, const Athlete& athlete, const Names& names) {
  Names with_load;
  for (const std::string& slug : names) {
    const Exercise* exercise = find_exercise(knowledge, slug);
    const auto* way = way_to_equip(exercise->equipment, athlete.equipment);
    const bool by_load =
        std::ranges::find(exercise->progress_by, ProgressBy::kLoad) != exercise->progress_by.end();
    if (by_load && way && !way->empty()) with_load.insert(slug);
  }
  return with_load;
}

int sets_in(const PlanWeek& week, const Names& names) {
  int sets = 0;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory || line.own) return;
    if (names.contains(line.exercise)) sets += line.sets;
  });
  return sets;
}

// Over the weeks that are not easier ones.
int full_sets(const Programme& plan, const Names& names) {
  int sets = 0;
  for (const PlanWeek& week : plan.weeks) sets += week.deload ? 0 : sets_in(week, names);
  return sets;
}

// Sets of every exercise over the whole plan, as the plan's notes count them.
std::map<std::string, int> all_sets(const Programme& plan, const Knowledge& knowledge) {
  std::map<std::string, int> sets;
  for_each_line(
      plan, [&](const PlanWeek&, const PlanDay&, const PlanBlock& block, const Prescription& line) {
        const bool counts = block.kind == BlockKind::kMain || block.kind == BlockKind::kAccessory ||
                            block.kind == BlockKind::kRestoration;
        const Exercise* exercise = find_exercise(knowledge, line.exercise);
        if (counts && !line.own && exercise) sets[exercise->name] += line.sets;
      });
  return sets;
}

class LinkExaminer {
 public:
  LinkExaminer(const Programme& with, const Programme& without, const PlanRequest& request,
               const Knowledge& knowledge, const Cause& cause)
      : with_(with),
        without_(without),
        knowledge_(knowledge),
        cause_(cause),
        names_(trainers(knowledge, cause)),
        loaded_(loaded(knowledge, request.athlete, names_)) {}

  std::vector<Violation> examine() {
    check_amounts();
    check_lines();
    check_numbers();
    return std::move(found_);
  }

 private:
  void blame(int week, std::string says) {
    found_.push_back({"weak link", week, cause_.id, std::move(says)});
  }

  // True when a note says this of the cause.
  bool says(const Sentence& sentence) const {
    const std::string& text = sentence.text;
    const std::size_t from = text.find('}') + 1;
    const std::string tail = text.substr(from, text.find('{', from) - from);
    return std::ranges::any_of(with_.notes, [&](const Reason& note) {
      return note.text.find(cause_.name) != std::string::npos &&
             note.text.find(tail) != std::string::npos;
    });
  }

  void check_amounts() {
    const bool full = says(knowledge_.plan->words.note_link_full);
    const bool more = says(knowledge_.plan->words.note_link);
    if (full == more) blame(0, "neither said to have changed the plan nor that there is no room");
    if (full_sets(with_, loaded_) < full_sets(without_, loaded_)) {
      blame(0, "fewer sets of what trains it with a load than without it");
    }
    if (full) return;
    for (std::size_t i = 0; i < with_.weeks.size() && i < without_.weeks.size(); ++i) {
      const PlanWeek& week = with_.weeks[i];
      if (week.deload || without_.weeks[i].deload) continue;
      if (sets_in(week, loaded_) < sets_in(without_.weeks[i], loaded_)) {
        blame(week.number, "the first full week holds less of what trains it");
      }
      return;  // the first full week
    }
  }

  void check_lines() {
    for_each_line(with_, [&](const PlanWeek& week, const PlanDay&, const PlanBlock& block,
                             const Prescription& line) {
      if (block.kind != BlockKind::kAccessory || line.own) return;
      const bool named = line.why.text.find(cause_.name) != std::string::npos;
      if (names_.contains(line.exercise) != named) {
        blame(week.number, line.exercise + (named ? " is said to train it, and does not"
                                                  : " trains it, and that is not said"));
      }
    });
    for_each_line(without_, [&](const PlanWeek& week, const PlanDay&, const PlanBlock&,
                                const Prescription& line) {
      if (line.why.text.find(cause_.name) == std::string::npos) return;
      blame(week.number, "named in a plan that knows nothing of it");
    });
  }

  // "Hip thrust (20 sets instead of 11)": both numbers, and nothing of the link left out.
  void check_numbers() {
    const auto now = all_sets(with_, knowledge_);
    const auto then = all_sets(without_, knowledge_);
    const auto count = [](const std::map<std::string, int>& sets, const std::string& name) {
      const auto found = sets.find(name);
      return found == sets.end() ? 0 : found->second;
    };
    std::string told;
    for (const Reason& note : with_.notes) told.append(note.text).append("\n");
    for (const Exercise& exercise : knowledge_.exercises) {
      const int a = count(now, exercise.name), b = count(then, exercise.name);
      const bool mentioned = told.find(exercise.name + " (") != std::string::npos;
      const std::string figures = exercise.name + " (" + std::to_string(a) +
                                  (a == 1 ? " set" : " sets") + " instead of " + std::to_string(b) +
                                  ")";
      const bool right = told.find(figures) != std::string::npos;
      if (a > b && names_.contains(exercise.slug) && !right) blame(0, "not said: " + figures);
      if (mentioned && !right && a != b) blame(0, "said with other numbers: " + figures);
    }
  }

  const Programme& with_;
  const Programme& without_;
  const Knowledge& knowledge_;
  const Cause& cause_;
  Names names_;
  Names loaded_;
  std::vector<Violation> found_{};
};

}  // namespace

std::vector<Violation> check_link(const Programme& with, const Programme& without,
                                  const PlanRequest& request, const Knowledge& knowledge) {
  if (request.weak_links.empty() || with.stop || without.stop) return {};
  const Cause* cause = find_entry(knowledge.causes, request.weak_links.front().cause);
  if (!cause) return {};
  return LinkExaminer(with, without, request, knowledge, *cause).examine();
}

}  // namespace dowel
