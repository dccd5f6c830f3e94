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
  std::optional<std::string> exercise;
  if (body->contains("exercise")) {
    if (!(*body)["exercise"].is_string()) {
      return problem(422, "usage", "the field 'exercise' is no text", "send a slug or a name");
    }
    exercise = (*body)["exercise"].get<std::string>();
    body->erase("exercise");
  }
  auto set = patched(before->set, *body, {"id", "session_id"});
  DOWEL_TRY(set);
  if (exercise) {
    auto chosen = app::choose_exercise(*(*desk)->store, (*desk)->athlete().id,
                                       (*desk)->rules.knowledge, *exercise);
    DOWEL_TRY(chosen);
    set->exercise = std::move(*chosen);
  }
  if (!sure && !likely_slip(*set).empty() && likely_slip(before->set).empty()) {
    return problem(422, "slip", likely_slip(*set) + " looks like a slip",
                   "correct it, or send sure: true");
  }
  NumberedSet after = *before;
  after.set = *set;
  std::int64_t number = 0;
  if (*set == before->set) {
    const auto newest = (*desk)->store->changes(1);  // nothing changes: the last change stands
    DOWEL_TRY(newest);
    if (!newest->empty()) number = newest->front().number;
  } else {
    const auto done = app::commit(
        **desk, {.what = "change a set of " +
                         report::exercise_words((*desk)->rules.knowledge, set->exercise),
                 .put = {*set}});
    DOWEL_TRY(done);
    number = *done;
    tell_log(call.house, **desk, number);
  }
  Response response = document(report::edited_answer(*before, after, number));
  response.set("ETag", tag_of(after));
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

Outcome remove_session(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto session = find_session(**desk, call["id"]);
  DOWEL_TRY(session);
  const auto listed = sets_of_session(**desk, *session);
  DOWEL_TRY(listed);
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
          {"DELETE", "/api/{a}/sessions/{id}", remove_session},
          {"GET", "/api/{a}/sets/{id}", one_set},
          {"PATCH", "/api/{a}/sets/{id}", change_set, kSmallBody},
          {"DELETE", "/api/{a}/sets/{id}", remove_set}};
}

}  // namespace dowel::server
