#include "formats/plan_request_json.h"

#include "core/base/words.h"
#include "formats/record_json.h"

namespace dowel::formats {
namespace {

using nlohmann::ordered_json;

constexpr const char* kSchema = "dowel.plan-request/1";

// The fields of a request, told once for writing and reading.
template <RecordOf<OwnWave> Self, class Visit>
void visit_parts(Self& wave, Visit&& visit) {
  visit("sets", wave.sets);
  visit("reps", wave.reps);
}
template <RecordOf<OwnRule> Self, class Visit>
void visit_parts(Self& rule, Visit&& visit) {
  visit("by", rule.by);
  visit("step_kg", rule.step_kg);
  visit("every", rule.every);
  visit("most_reps", rule.most_reps);
  visit("percents", rule.percents);
  visit("max_kg", rule.max_kg);
  visit("training_max", rule.training_max);
  visit("effort", rule.effort);
  visit("start_kg", rule.start_kg);
  visit("waves", rule.waves);
}
template <RecordOf<OwnLift> Self, class Visit>
void visit_parts(Self& lift, Visit&& visit) {
  visit("exercise", lift.exercise);
  visit("sets", lift.sets);
  visit("reps", lift.reps);
  visit("heavy", lift.heavy);
  visit("rule", lift.rule);
}
template <RecordOf<TrainingDay> Self, class Visit>
void visit_parts(Self& day, Visit&& visit) {
  visit("weekday", day.weekday);
  visit("minutes", day.minutes);
  visit("own", day.own);
}
template <RecordOf<PainReport> Self, class Visit>
void visit_parts(Self& pain, Visit&& visit) {
  visit("region", pain.region);
  visit("during", pain.during);
  visit("next_day", pain.next_day);
  visit("stiff", pain.stiff);
  visit("is_new", pain.is_new);
}
template <RecordOf<RedFlagAnswer> Self, class Visit>
void visit_parts(Self& answer, Visit&& visit) {
  visit("id", answer.id);
  visit("yes", answer.yes);
}
template <RecordOf<WeakLink> Self, class Visit>
void visit_parts(Self& link, Visit&& visit) {
  visit("cause", link.cause);
  visit("evidence", link.evidence);
  visit("tested", link.tested);
  visit("test", link.test);
}
template <RecordOf<ExerciseState> Self, class Visit>
void visit_parts(Self& state, Visit&& visit) {
  visit("exercise", state.exercise);
  visit("sessions", state.sessions);
  visit("load_kg", state.load_kg);
  visit("reps", state.reps);
  visit("hold_s", state.hold_s);
  visit("distance_m", state.distance_m);
  visit("level", state.level);
  visit("one_rep_max_kg", state.one_rep_max_kg);
  visit("sessions_without_progress", state.sessions_without_progress);
  visit("mastered", state.mastered);
  visit("held", state.held);
  visit("gradeable", state.gradeable);
  visit("lately", state.lately);
}
template <RecordOf<TrainingHistory> Self, class Visit>
void visit_parts(Self& history, Visit&& visit) {
  visit("exercises", history.exercises);
  visit("clean_slow_hinge", history.clean_slow_hinge);
  visit("clean_loaded_hinge", history.clean_loaded_hinge);
  visit("weeks_away", history.weeks_away);
  visit("weeks_since_easy", history.weeks_since_easy);
  visit("weeks_since_strong_pain", history.weeks_since_strong_pain);
  visit("weeks_since_back_pain", history.weeks_since_back_pain);
  visit("weeks_since_groin_pain", history.weeks_since_groin_pain);
  visit("weeks_since_knee_pain", history.weeks_since_knee_pain);
  visit("back_free", history.back_free);
  visit("easy_from", history.easy_from);
  visit("weeks_sore", history.weeks_sore);
  visit("back_green", history.back_green);
  visit("felt_hinges", history.felt_hinges);
}
template <RecordOf<PlanSettings> Self, class Visit>
void visit_parts(Self& settings, Visit&& visit) {
  visit("most_accessories", settings.most_accessories);
  visit("rotate", settings.rotate);
  visit("mobility", settings.mobility);
  visit("jefferson_curl", settings.jefferson_curl);
  visit("full_copenhagen_warm_up", settings.full_copenhagen_warm_up);
}
template <RecordOf<DayMove> Self, class Visit>
void visit_parts(Self& move, Visit&& visit) {
  visit("from", move.from);
  visit("to", move.to);
  visit("reason", move.reason);
}
template <RecordOf<PlanSwap> Self, class Visit>
void visit_parts(Self& swap, Visit&& visit) {
  visit("exercise", swap.exercise);
  visit("instead", swap.instead);
  visit("from", swap.from);
}
// Parts that requests kept by an earlier Dowel do not have; empty they are not written either.
constexpr bool came_later(std::string_view part) {
  return part == "moves" || part == "wishes" || part == "swaps" || part == "tested" ||
         part == "test";
}

template <RecordOf<PlanRequest> Self, class Visit>
void visit_parts(Self& request, Visit&& visit) {
  visit("athlete", request.athlete);
  visit("aim", request.aim);
  visit("emphases", request.emphases);
  visit("days", request.days);
  visit("off_day_minutes", request.off_day_minutes);
  visit("pain", request.pain);
  visit("red_flags", request.red_flags);
  visit("clinician_cleared", request.clinician_cleared);
  visit("weak_links", request.weak_links);
  visit("history", request.history);
  visit("start", request.start);
  visit("weeks", request.weeks);
  visit("settings", request.settings);
  visit("moves", request.moves);
  visit("wishes", request.wishes);
  visit("swaps", request.swaps);
}

template <class T>
concept HasParts = requires(T& value) {
  visit_parts(value, [](std::string_view, auto&) {});
};
template <class T>
concept HasPartList = HasParts<typename T::value_type>;
template <class T>
concept IsWord = std::same_as<T, Aim> || std::same_as<T, Region> || std::same_as<T, OwnProgress> ||
    std::same_as<T, StepEvery>;

ordered_json write(const auto& value);

template <HasParts T>
ordered_json write_parts(const T& value) {
  ordered_json object = ordered_json::object();
  visit_parts(value, [&](std::string_view name, const auto& part) {
    if constexpr (requires { part.empty(); }) {
      if (came_later(name) && part.empty()) return;
    }
    object[std::string{name}] = write(part);
  });
  return object;
}

template <class T>
ordered_json write_list(const std::vector<T>& list) {
  ordered_json array = ordered_json::array();
  for (const T& entry : list) array.push_back(write(entry));
  return array;
}

ordered_json write(const auto& value) {
  using T = std::decay_t<decltype(value)>;
  if constexpr (HasParts<T>) {
    return write_parts(value);
  } else if constexpr (std::same_as<T, Athlete>) {
    return record_to_json(value);
  } else if constexpr (IsWord<T>) {
    return std::string{word_for(value)};
  } else if constexpr (std::same_as<T, std::optional<OwnRule>>) {
    return value ? write(*value) : ordered_json(nullptr);
  } else if constexpr (HasPartList<T> || std::same_as<T, std::vector<double>>) {
    return write_list(value);
  } else {
    return field_to_json(value);
  }
}

// Reads a document part by part and remembers the first place that is wrong.
class Reader {
 public:
  template <HasParts T>
  void read_parts(const ordered_json& object, T& value, const std::string& where) {
    if (!object.is_object()) return note(where);
    std::size_t known = 0;
    visit_parts(value, [&](std::string_view name, auto& part) {
      const std::string at = where.empty() ? std::string{name} : where + "." + std::string{name};
      const auto found = object.find(std::string{name});
      if (found == object.end()) {
        // What may be unknown may be missing: plans kept by an earlier Dowel did not have all.
        if constexpr (!requires { part.has_value(); }) {
          if (!came_later(name)) note(at);
        }
        return;
      }
      ++known;
      read(*found, part, at);
    });
    const bool top = where.empty();  // which also has its schema
    if (known + (top ? 1 : 0) != object.size()) note(top ? "the document" : where);
  }
  const std::string& wrong() const { return wrong_; }

 private:
  void note(const std::string& where) {
    if (wrong_.empty()) wrong_ = where;
  }
  template <class T>
  void read(const ordered_json& json, T& value, const std::string& where) {
    if constexpr (HasParts<T>) {
      read_parts(json, value, where);
    } else if constexpr (IsWord<T>) {
      read_word(json, value, where);
    } else if (!field_from_json(json, value)) {
      note(where);
    }
  }
  void read(const ordered_json& json, Athlete& athlete, const std::string& where) {
    auto record = record_from_json<Athlete>(json, where);
    if (record) {
      athlete = std::move(*record);
    } else {
      note(where + ": " + record.error().message);
    }
  }
  void read(const ordered_json& json, std::optional<OwnRule>& rule, const std::string& where) {
    if (!json.is_null()) read_parts(json, rule.emplace(), where);
  }
  void read(const ordered_json& json, std::vector<double>& list, const std::string& where) {
    if (!json.is_array()) return note(where);
    for (const ordered_json& entry : json) {
      if (!entry.is_number()) return note(where);
      list.push_back(entry.get<double>());
    }
  }
  template <HasParts T>
  void read(const ordered_json& json, std::vector<T>& list, const std::string& where) {
    if (!json.is_array()) return note(where);
    for (const ordered_json& entry : json) {
      const std::string at = where + "[" + std::to_string(list.size()) + "]";
      read(entry, list.emplace_back(), at);
    }
  }
  template <IsWord T>
  void read_word(const ordered_json& json, T& value, const std::string& where) {
    const auto word = json.is_string() ? parse_word<T>(json.get<std::string>()) : std::nullopt;
    if (!word) return note(where);
    value = *word;
  }

  std::string wrong_;
};

tl::unexpected<Error> damaged(const std::string& message, const std::string& where) {
  return fail(ErrorCode::kUnreadable, message,
              "it was changed by hand or comes from another Dowel; make a new plan", where);
}

}  // namespace

ordered_json plan_request_document(const PlanRequest& request) {
  ordered_json document{{"schema", kSchema}};
  const ordered_json parts = write_parts(request);
  for (const auto& [name, part] : parts.items()) document[name] = part;
  return document;
}

std::string plan_request_to_json(const PlanRequest& request) {
  return plan_request_document(request).dump(1, ' ', false,
                                             ordered_json::error_handler_t::replace) +
         "\n";
}

Result<PlanRequest> plan_request_from_json(std::string_view text) {
  const ordered_json document = ordered_json::parse(text, nullptr, false);
  if (!document.is_object()) return damaged("the request of a plan is no JSON document", "");
  if (document.value("schema", ordered_json{}) != ordered_json(kSchema)) {
    return damaged("the request of a plan is not marked as '" + std::string{kSchema} + "'",
                   "schema");
  }
  PlanRequest request;
  Reader reader;
  reader.read_parts(document, request, "");
  if (!reader.wrong().empty()) {
    return damaged("the request of a plan has a part that is missing, unknown or no valid value",
                   reader.wrong());
  }
  return request;
}

}  // namespace dowel::formats
