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

// What works a muscle group in full that the cause calls weak: one muscle of it, by the whole dose
// and share.
Names full_trainers(const Knowledge& knowledge, const Cause& cause) {
  Names slugs;
  if (cause.kind != CauseKind::kWeakness) return slugs;
  const auto share = [&](const Target& target, const std::string& group) {
    if (!target.counted_as.empty()) return target.counted_as == group ? 1.0 : 0.0;
    const Muscle* muscle = find_entry(knowledge.muscles, target.muscle);
    double most = 0;
    for (const GroupShare& part : muscle ? muscle->shares : std::vector<GroupShare>{}) {
      if (part.group == group) most = std::max(most, part.share);
    }
    return most;
  };
  for (const Exercise& exercise : knowledge.exercises) {
    for (const std::string& group : cause.groups) {
      const bool full = std::ranges::any_of(exercise.targets, [&](const Target& target) {
        return target.dose * share(target, group) > 0.999;
      });
      if (full) slugs.insert(exercise.slug);
    }
  }
  return slugs;
}

// True when the line is done with a load: where the exercise grows by load, and neither the body
// alone nor a stick is what it is done with here.
bool is_loaded(const Knowledge& knowledge, const Prescription& line) {
  const Exercise* exercise = find_exercise(knowledge, line.exercise);
  if (!exercise) return false;
  const bool by_load =
      std::ranges::find(exercise->progress_by, ProgressBy::kLoad) != exercise->progress_by.end();
  if (!line.with.empty()) {
    return by_load && line.done_with != EquipmentKind::kNothing &&
           line.done_with != EquipmentKind::kStick;
  }
  // One way only: it asks for something.
  return by_load && !exercise->equipment.empty() && !exercise->equipment.front().empty();
}

// Sets of what trains the cause: with a load, and of all kinds; of two the loaded ones decide.
struct Amount {
  int loaded = 0;
  int all = 0;

  auto operator<=>(const Amount&) const = default;
};

bool counts(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

// Sets of every exercise over the whole plan, as the plan's notes count them.
std::map<std::string, int> all_sets(const Programme& plan, const Knowledge& knowledge) {
  std::map<std::string, int> sets;
  for_each_line(
      plan, [&](const PlanWeek&, const PlanDay&, const PlanBlock& block, const Prescription& line) {
        const Exercise* exercise = find_exercise(knowledge, line.exercise);
        if (counts(block.kind) && !line.own && exercise) sets[exercise->name] += line.sets;
      });
  return sets;
}

class LinkExaminer {
 public:
  LinkExaminer(const Programme& with, const Programme& without, const PlanRequest& request,
               const Knowledge& knowledge, const Cause& cause)
      : with_(with),
        without_(without),
        request_(request),
        knowledge_(knowledge),
        cause_(cause),
        names_(trainers(knowledge, cause)) {}

  std::vector<Violation> examine() {
    check_amounts();
    check_what_gives();
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

  Amount amount_in(const PlanWeek& week) const {
    Amount amount;
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      if (!counts(block.kind) || line.own || !names_.contains(line.exercise)) return;
      amount.all += line.sets;
      const bool chosen = block.kind == BlockKind::kAccessory;
      if (chosen && is_loaded(knowledge_, line)) amount.loaded += line.sets;
    });
    return amount;
  }

  // Over the weeks that are not easier ones.
  Amount amount_in(const Programme& plan) const {
    Amount amount;
    for (const PlanWeek& week : plan.weeks) {
      if (week.deload) continue;
      const Amount more = amount_in(week);
      amount.loaded += more.loaded;
      amount.all += more.all;
    }
    return amount;
  }

  void check_amounts() {
    const bool full = says(knowledge_.plan->words.note_link_full);
    const bool more =
        says(knowledge_.plan->words.note_link) || says(knowledge_.plan->words.note_link_suspected);
    const bool short_of = std::ranges::find(with_.shortfalls, cause_.id, &Shortfall::subject) !=
                          with_.shortfalls.end();
    if (full == more && !(short_of && !full)) {
      blame(0, "neither said to have changed the plan nor that there is no room");
    }
    if (amount_in(with_) < amount_in(without_)) {
      blame(0, "fewer sets of what trains it than without it");
    }
    for (std::size_t i = 0; i < with_.weeks.size() && i < without_.weeks.size(); ++i) {
      const PlanWeek& week = with_.weeks[i];
      if (week.deload || without_.weeks[i].deload) continue;
      if (amount_in(week) < amount_in(without_.weeks[i])) {
        blame(week.number, "the first full week holds less of what trains it");
      }
      return;  // the first full week
    }
  }

  // What trains it, or a link that no test has told from it, gives nothing; nor does what works the
  // same muscles in full.
  void check_what_gives() {
    Names spared;
    for (const WeakLink& link : request_.weak_links) {
      const Cause* even = find_entry(knowledge_.causes, link.cause);
      if (even && link.tested == request_.weak_links.front().tested) {
        spared.merge(trainers(knowledge_, *even));
        spared.merge(full_trainers(knowledge_, *even));
      }
    }
    const auto now = all_sets(with_, knowledge_);
    for (const auto& [name, then] : all_sets(without_, knowledge_)) {
      const Exercise* exercise = find_exercise(knowledge_, name);
      const auto found = now.find(name);
      const int sets = found == now.end() ? 0 : found->second;
      if (exercise && spared.contains(exercise->slug) && sets < then) {
        blame(0, "gives sets though it trains it or one as likely: " + name);
      }
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

  // True when a list names it, and not only as the end of a longer name.
  static bool lists(const std::string& told, const std::string& name) {
    return told.find("of " + name) != std::string::npos ||
           told.find("way " + name) != std::string::npos ||
           told.find(", " + name) != std::string::npos;
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
      const std::string figures = exercise.name + " (" + std::to_string(a) +
                                  (a == 1 ? " set" : " sets") + " instead of " + std::to_string(b) +
                                  ")";
      const bool mentioned = lists(told, exercise.name + " (");
      const bool right = lists(told, figures);
      if (a > b && names_.contains(exercise.slug) && !right) blame(0, "not said: " + figures);
      if (mentioned && !right && a != b) blame(0, "said with other numbers: " + figures);
    }
  }

  const Programme& with_;
  const Programme& without_;
  const PlanRequest& request_;
  const Knowledge& knowledge_;
  const Cause& cause_;
  Names names_;
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
