#include <algorithm>

#include "app/log_entries.h"
#include "core/log/log_cells.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/log_lookup.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

Outcome notes(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  Json answer = report::begin_answer("notes");
  answer["notes"] = Json::array();
  const std::string only(call.asked("session"));
  std::vector<CoachNote> found = (*desk)->book.log.notes;
  std::ranges::stable_sort(found, {}, &CoachNote::written);
  for (const CoachNote& note : found) {
    if (only.empty() || note.session.value == only) {
      answer["notes"].push_back(formats::record_to_json(note));
    }
  }
  return document(answer);
}

Outcome add_note(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const auto session_id = fields.text("session");
  const auto set_id = fields.text("set");
  const std::string text(formats::trimmed(fields.text("text").value_or("")));
  const std::string author(formats::trimmed(fields.required("author")));
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (author.empty()) {
    return problem(422, "usage", "a note must say who wrote it", "send author");
  }
  if (session_id.has_value() == set_id.has_value()) {
    return problem(422, "usage", "a note is about a session or about a set", "send one of the two");
  }
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  CoachNote note{.id = {app::fresh_ids()()},
                 .athlete = (*desk)->athlete().id,
                 .written = (*desk)->book.now,
                 .author = author,
                 .text = text};
  if (set_id) {
    const auto set = find_set(**desk, *set_id);
    DOWEL_TRY(set);
    note.set = set->set.id;
    note.session = set->session.id;
  } else {
    const auto session = find_session(**desk, *session_id);
    DOWEL_TRY(session);
    note.session = session->id;
  }
  const auto number = app::commit(
      **desk, {.what = note.text.empty() ? "look at a session" : "write a note", .put = {note}});
  DOWEL_TRY(number);
  tell_log(call.house, **desk, *number);
  return document(report::noted_answer({note}, false, *number), 201);
}

Outcome remove_note(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  for (const CoachNote& note : (*desk)->book.log.notes) {
    if (note.id.value != call["id"]) continue;
    const CoachNote gone = note;
    const auto number = app::commit(**desk, {.what = "remove a note", .removed = {gone.id}});
    DOWEL_TRY(number);
    tell_log(call.house, **desk, *number);
    return document(report::noted_answer({gone}, true, *number));
  }
  return problem(404, "not-found", "there is no such note", "ask for the notes there are");
}

}  // namespace

std::vector<Route> note_routes() {
  return {{"GET", "/api/{a}/notes", notes},
          {"POST", "/api/{a}/notes", add_note, kSmallBody},
          {"DELETE", "/api/{a}/notes/{id}", remove_note}};
}

}  // namespace dowel::server
