#include <algorithm>

#include "app/exercise_choice.h"
#include "app/log_entries.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/log_lookup.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

constexpr int kSessionsAPage = 20, kMostAPage = 200;

std::string tag_of(const NumberedSet& set) {
  return server::tag_of(formats::record_to_json(set.set).dump());
}

// A page goes back from the newest; what the cursor names was the oldest of the page before.
Outcome sessions(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto period = period_asked(call);
  DOWEL_TRY(period);
  const auto limit = number_asked(call, "limit", kSessionsAPage, kMostAPage);
  DOWEL_TRY(limit);
  std::optional<ExerciseRef> only;
  if (!call.asked("exercise").empty()) {
    auto chosen =
        app::choose_exercise(*(*desk)->store, (*desk)->athlete().id, (*desk)->rules.knowledge,
                             std::string(call.asked("exercise")));
    DOWEL_TRY(chosen);
    only = std::move(*chosen);
  }
  const auto all = (*desk)->store->sessions((*desk)->athlete().id, *period);
  DOWEL_TRY(all);
  auto from = all->rbegin();
  if (const std::string_view cursor = call.asked("cursor"); !cursor.empty()) {
    from = std::find_if(all->rbegin(), all->rend(),
                        [&](const auto& session) { return session.id.value == cursor; });
    if (from == all->rend()) {
      return problem(410, "not-found", "the place to go on from is not there any more",
                     "begin again without ?cursor");
    }
    ++from;
  }
  std::vector<SessionSets> listed;
  for (; from != all->rend() && listed.size() < static_cast<std::size_t>(*limit); ++from) {
    auto entry = sets_of_session(**desk, *from);
    DOWEL_TRY(entry);
    if (only) {
      std::erase_if(entry->sets, [&](const NumberedSet& one) {
        const ExerciseRef& exercise = one.set.exercise;
        return exercise.slug != only->slug || (only->slug.empty() && exercise.name != only->name);
      });
      if (entry->sets.empty()) continue;
    }
    listed.push_back(std::move(*entry));
  }
  const auto earlier = static_cast<std::size_t>(all->rend() - from);
  std::ranges::reverse(listed);
  Response response = document(report::sessions_answer((*desk)->athlete(), listed, earlier));
  if (earlier > 0 && !listed.empty()) {
    std::string next =
        call.request.head.path + "?cursor=" + encoded(listed.front().session.id.value);
    for (const auto& [name, value] : call.request.head.query) {
      if (name != "cursor") {
        next.append("&").append(encoded(name)).append("=").append(encoded(value));
      }
    }
    response.set("Link", "<" + next + ">; rel=\"next\"");
  }
  return response;
}

// One session with its sets, of which its tag is made: what changes in any of them changes it.
std::string session_text(const app::Desk& desk, const SessionSets& listed) {
  return report::sessions_answer(desk.athlete(), {listed}, 0);
}

Outcome one_session(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto session = find_session(**desk, call["id"]);
  DOWEL_TRY(session);
  const auto listed = sets_of_session(**desk, *session);
  DOWEL_TRY(listed);
  const std::string told = session_text(**desk, *listed);
  Response response = document(told);
  response.set("ETag", server::tag_of(told));
  return response;
}

Outcome one_set(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto set = find_set(**desk, call["id"]);
  DOWEL_TRY(set);
  Response response =
      document(report::sessions_answer((*desk)->athlete(), {{set->session, {*set}, {}}}, 0));
  response.set("ETag", tag_of(*set));
  return response;
}

// Takes a text out of a body; the rest of it are fields of the record.
Answer<std::optional<std::string>> taken_out(Json& body, const char* name, const char* hint) {
  if (!body.contains(name)) return std::nullopt;
  if (!body[name].is_string()) {
    return problem(422, "usage", std::string("the field '") + name + "' is no text", hint);
  }
  std::optional<std::string> text = body[name].get<std::string>();
  body.erase(name);
  return text;
}

// The set as it shall be, in the session of then where it goes to another. @returns an empty change
// where all of it is so already
Answer<LogChange> change_of(const app::Desk& desk, const NumberedSet& before, const SetEntry& set,
                            const std::optional<DoneAt>& at) {
  const std::string what = report::exercise_words(desk.rules.knowledge, set.exercise);
  if (at) {
    NumberedSet moved = before;
    moved.set = set;
    auto change = app::move_set(*desk.store, *desk.rules.knowledge.coach, desk.athlete().id, moved,
                                at->when, at->time_given);
    DOWEL_TRY(change);
    if (!change->put.empty()) {
      change->what = "move a set of " + what;
      return std::move(*change);
    }
  }
  if (set == before.set) return LogChange{};
  return LogChange{.what = "change a set of " + what, .put = {set}};
}

Outcome change_set(Call& call) {
  auto body = json_body(call.request);
  DOWEL_TRY(body);
  const bool sure = body->value("sure", Json(false)) == Json(true);
  body->erase("sure");
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto before = find_set(**desk, call["id"]);
  DOWEL_TRY(before);
  if (auto stale = changed_since(call.request, tag_of(*before))) return tl::unexpected(*stale);
  const auto exercise = taken_out(*body, "exercise", "send a slug or a name");
  DOWEL_TRY(exercise);
  const auto at_text = taken_out(*body, "at", "send a day or a moment");
  DOWEL_TRY(at_text);
  std::optional<DoneAt> at;
  if (*at_text) {
    const auto moment = done_at(**at_text, before->session.started, (*desk)->book.now);
    DOWEL_TRY(moment);
    at = *moment;
  }
  auto set = patched(before->set, *body, {"id", "session_id"});
  DOWEL_TRY(set);
  if (*exercise) {
    auto chosen = app::choose_exercise(*(*desk)->store, (*desk)->athlete().id,
                                       (*desk)->rules.knowledge, **exercise);
    DOWEL_TRY(chosen);
    set->exercise = std::move(*chosen);
  }
  if (!set->reps && !set->hold_s && !set->distance_m) {
    return problem(422, "usage", "nothing would be left of the set",
                   "keep reps, hold_s or distance_m, or remove the set");
  }
  if (!sure && !likely_slip(*set).empty() && likely_slip(before->set).empty()) {
    return problem(422, "slip", likely_slip(*set) + " looks like a slip",
                   "correct it, or send sure: true");
  }
  const auto change = change_of(**desk, *before, *set, at);
  DOWEL_TRY(change);
  std::int64_t number = 0;
  if (change->put.empty()) {
    const auto newest = (*desk)->store->changes(1);  // nothing changes: the last change stands
    DOWEL_TRY(newest);
    if (!newest->empty()) number = newest->front().number;
  } else {
    const auto done = app::commit(**desk, *change);
    DOWEL_TRY(done);
    number = *done;
    tell_log(call.house, **desk, number);
  }
  const auto after = find_set(**desk, set->id.value);
  DOWEL_TRY(after);
  Response response = document(report::edited_answer(*before, *after, number));
  response.set("ETag", tag_of(*after));
  return response;
}

Outcome remove_set(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto set = find_set(**desk, call["id"]);
  DOWEL_TRY(set);
  if (auto stale = changed_since(call.request, tag_of(*set))) return tl::unexpected(*stale);
  LogChange change{.what = "remove a set of " +
                           report::exercise_words((*desk)->rules.knowledge, set->set.exercise),
                   .removed = {set->set.id}};
  const auto siblings = (*desk)->store->sets(set->session.id);
  DOWEL_TRY(siblings);
  // A session that Dowel began for its sets goes with the last of them.
  const bool bare = set->session.title.empty() && set->session.notes.empty();
  if (siblings->size() == 1 && set->session.source == "dowel" && bare) {
    change.removed = {set->session.id};
  }
  const auto number = app::commit(**desk, change);
  DOWEL_TRY(number);
  tell_log(call.house, **desk, *number);
  return document(report::sets_removed_answer({*set}, *number));
}

// All of it, to another day or time; what was done in it stays as it is.
Outcome move_session(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string text = fields.required("started");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  auto session = find_session(**desk, call["id"]);
  DOWEL_TRY(session);
  const auto before = sets_of_session(**desk, *session);
  DOWEL_TRY(before);
  if (auto stale = changed_since(call.request, server::tag_of(session_text(**desk, *before)))) {
    return tl::unexpected(*stale);
  }
  const auto at = done_at(text, session->started, (*desk)->book.now);
  DOWEL_TRY(at);
  const std::string was = to_text(day_of(session->started));
  session->started = at->when;
  const auto number =
      app::commit(**desk, {.what = "move the session of " + was, .put = {*session}});
  DOWEL_TRY(number);
  tell_log(call.house, **desk, *number);
  const auto listed = sets_of_session(**desk, *session);
  DOWEL_TRY(listed);
  return document(report::logged_answer((*desk)->athlete(), *listed, *number));
}

Outcome remove_session(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto session = find_session(**desk, call["id"]);
  DOWEL_TRY(session);
  const auto listed = sets_of_session(**desk, *session);
  DOWEL_TRY(listed);
  if (auto stale = changed_since(call.request, server::tag_of(session_text(**desk, *listed)))) {
    return tl::unexpected(*stale);
  }
  const auto number =
      app::commit(**desk, {.what = "remove the session of " + to_text(day_of(session->started)),
                           .removed = {session->id}});
  DOWEL_TRY(number);
  tell_log(call.house, **desk, *number);
  return document(report::sets_removed_answer(listed->sets, *number));
}

}  // namespace

std::vector<Route> set_routes() {
  return {{"GET", "/api/{a}/sessions", sessions},
          {"GET", "/api/{a}/sessions/{id}", one_session},
          {"PATCH", "/api/{a}/sessions/{id}", move_session, kSmallBody},
          {"DELETE", "/api/{a}/sessions/{id}", remove_session},
          {"GET", "/api/{a}/sets/{id}", one_set},
          {"PATCH", "/api/{a}/sets/{id}", change_set, kSmallBody},
          {"DELETE", "/api/{a}/sets/{id}", remove_set}};
}

}  // namespace dowel::server
