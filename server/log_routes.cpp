#include <algorithm>
#include <charconv>

#include "app/exercise_choice.h"
#include "app/log_entries.h"
#include "app/work_notation.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

constexpr int kSessionsAPage = 20, kMostAPage = 200;

void tell_log(House& house, const app::Desk& desk, std::int64_t change) {
  house.events().tell("log", Json{{"athlete", desk.athlete().id.value}, {"change", change}}.dump());
}

Answer<int> number_asked(const Call& call, const std::string& name, int otherwise, int most) {
  const std::string_view text = call.asked(name);
  if (text.empty()) return otherwise;
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed == std::errc() && end == text.data() + text.size() && value >= 1) {
    return std::min(value, most);
  }
  return problem(422, "usage", "?" + name + " is no number above 0", "write for example 20");
}

Answer<Period> period_of(const Call& call) {
  Period period;
  for (const auto& [name, day] : {std::pair{"from", &period.from}, {"to", &period.to}}) {
    if (call.asked(name).empty()) continue;
    const auto date = parse_local_date(call.asked(name));
    if (!date) {
      return problem(422, "usage", std::string("the day ?") + name + " cannot be read",
                     "write it as 2026-01-05");
    }
    *day = *date;
  }
  return period;
}

// The sets of a session with their numbers within the day, and what was written about them.
Answer<SessionSets> sets_of_session(app::Desk& desk, const WorkoutSession& session) {
  auto day = app::sets_of_day(*desk.store, desk.athlete().id, day_of(session.started));
  DOWEL_TRY(day);
  std::erase_if(*day, [&](const NumberedSet& set) { return set.session.id != session.id; });
  auto notes = desk.store->notes(session.id);
  DOWEL_TRY(notes);
  return SessionSets{session, std::move(*day), std::move(*notes)};
}

Answer<NumberedSet> find_set(app::Desk& desk, const std::string& id) {
  const auto set = desk.store->set({id});
  DOWEL_TRY(set);
  if (*set) {
    const auto session = desk.store->session((*set)->session);
    DOWEL_TRY(session);
    if (*session && (*session)->athlete == desk.athlete().id) {
      const auto listed = sets_of_session(desk, **session);
      DOWEL_TRY(listed);
      for (const NumberedSet& one : listed->sets) {
        if (one.set.id.value == id) return one;
      }
    }
  }
  return problem(404, "not-found", "there is no such set in this athlete's log",
                 "ask for the sessions to see those there are");
}

std::string tag_of(const NumberedSet& set) {
  return server::tag_of(formats::record_to_json(set.set).dump());
}

// A page goes back from the newest; what the cursor names was the oldest of the page before.
Outcome sessions(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto period = period_of(call);
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

Answer<WorkoutSession> find_session(app::Desk& desk, const std::string& id) {
  auto session = desk.store->session({id});
  DOWEL_TRY(session);
  if (*session && (*session)->athlete == desk.athlete().id) return std::move(**session);
  return problem(404, "not-found", "there is no such session in this athlete's log",
                 "ask for the sessions to see those there are");
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

Answer<LocalTime> time_of(const std::optional<std::string>& text, LocalTime now) {
  if (!text) return now;
  const auto when = parse_local_time(*text);
  if (!when) {
    return problem(422, "usage", "'" + *text + "' is no time", "write it as 2026-01-05T18:00:00");
  }
  if (still_to_come(*when, now) || too_long_ago(*when)) {
    return problem(422, "usage", "'" + *text + "' is not a time at which a set was done",
                   "log a set after it was done");
  }
  return *when;
}

// What was jotted down: the exercise, and the work behind it.
Outcome jot(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string text = fields.required("text");
  const auto at = fields.text("at");
  const bool free = fields.flag("free").value_or(false);
  const bool sure = fields.flag("sure").value_or(false);
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto when = time_of(at, (*desk)->book.now);
  DOWEL_TRY(when);
  const auto jotted = app::read_jotted(text, (*desk)->unit());
  DOWEL_TRY(jotted);
  const auto exercise = app::choose_exercise(
      *(*desk)->store, (*desk)->athlete().id, (*desk)->rules.knowledge, jotted->exercise,
      free ? app::NewNames::kTaken : app::NewNames::kOffered);
  DOWEL_TRY(exercise);
  for (const app::WorkItem& item : jotted->work) {
    DOWEL_TRY(app::check_assistance(item, *exercise));
    if (!sure) {
      DOWEL_TRY(app::check_plausible(item));
    }
  }
  bool is_new = false;
  const auto session = app::session_for(*(*desk)->store, (*desk)->athlete().id, *when, is_new);
  DOWEL_TRY(session);
  auto change = app::log_sets(*(*desk)->store, *session, is_new, *exercise, jotted->work, {},
                              app::fresh_ids());
  DOWEL_TRY(change);
  std::vector<std::string> ids;
  for (const Record& record : change->put) {
    if (const auto* set = std::get_if<SetEntry>(&record)) ids.push_back(set->id.value);
  }
  change->what = "log " + std::to_string(ids.size()) +
                 (ids.size() == 1 ? " set of " : " sets of ") +
                 report::exercise_words((*desk)->rules.knowledge, *exercise);
  const auto number = app::commit(**desk, *change);
  DOWEL_TRY(number);
  auto listed = sets_of_session(**desk, *session);
  DOWEL_TRY(listed);
  std::erase_if(listed->sets, [&](const NumberedSet& one) {
    return std::ranges::find(ids, one.set.id.value) == ids.end();
  });
  tell_log(call.house, **desk, *number);
  return document(report::logged_answer((*desk)->athlete(), *listed, *number), 201);
}

// One set of a batch on its way into the log.
struct Sent {
  SetEntry set{};
  LocalTime when{};
  std::optional<Problem> wrong{};
};

bool is_identity(const std::string& id) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
  };
  return id.size() == 36 && std::ranges::all_of(id, fits);
}

Answer<Sent> read_sent(Json json, app::Desk& desk, bool sure) {
  Sent sent;
  Fields own(json);
  const std::string id = own.text("id").value_or(app::fresh_ids()());
  const std::string name = own.required("exercise");
  const auto at = own.text("at");
  if (!is_identity(id)) {
    return problem(422, "usage", "the id is no UUID", "send one in lower case, or leave it out");
  }
  if (name.empty()) {
    return problem(422, "usage", "the exercise is missing", "send its slug or name");
  }
  const auto when = time_of(at, desk.book.now);
  DOWEL_TRY(when);
  for (const char* taken : {"id", "exercise", "at"}) json.erase(taken);
  // Session and exercise are put in below; the check of a whole set asks for some.
  auto set = patched(SetEntry{.id = {id}, .session = {"?"}, .exercise = {"", name}}, json,
                     {"id", "session_id", "order", "exercise_slug", "exercise_name"});
  DOWEL_TRY(set);
  auto exercise = app::choose_exercise(*desk.store, desk.athlete().id, desk.rules.knowledge, name,
                                       app::NewNames::kTaken);
  DOWEL_TRY(exercise);
  set->exercise = std::move(*exercise);
  if (const std::string against = impossible_in(*set); !against.empty()) {
    return problem(422, "usage", against, "correct the set");
  }
  if (const std::string slip = likely_slip(*set); !sure && !slip.empty()) {
    return problem(422, "slip", slip + " looks like a slip", "correct it, or send sure: true");
  }
  return Sent{std::move(*set), *when, {}};
}

bool same_work(SetEntry one, const SetEntry& other) {
  one.session = other.session;
  one.order = other.order;
  return one == other;
}

// Puts a set into its session, which is begun where there is none.
Answer<Json> put_set(app::Desk& desk, Sent& sent, LogChange& change,
                     std::map<std::string, int>& next_order) {
  const auto there = desk.store->set(sent.set.id);
  DOWEL_TRY(there);
  Json item{{"id", sent.set.id.value}};
  if (*there) {
    const bool same = same_work(sent.set, **there);
    item["outcome"] = same ? "same" : "differs";
    item["session_id"] = (*there)->session.value;
    item["set"] = formats::record_to_json(**there);
    if (!same) item["yours"] = formats::record_to_json(sent.set);
    return item;
  }
  bool is_new = false;
  const auto session = app::session_for(*desk.store, desk.athlete().id, sent.when, is_new);
  DOWEL_TRY(session);
  auto order = next_order.find(session->id.value);
  if (order == next_order.end()) {
    const auto sets = desk.store->sets(session->id);
    DOWEL_TRY(sets);
    order = next_order.emplace(session->id.value, sets->empty() ? 0 : sets->back().order + 1).first;
    if (is_new) change.put.emplace_back(*session);
  }
  sent.set.session = session->id;
  sent.set.order = order->second++;
  change.put.emplace_back(sent.set);
  item["outcome"] = "created";
  item["session_id"] = session->id.value;
  item["set"] = formats::record_to_json(sent.set);
  return item;
}

Outcome put_sets(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::vector<Json> sets = fields.objects("sets");
  const bool sure = fields.flag("sure").value_or(false);
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  LogChange change;
  std::map<std::string, int> next_order;
  Json items = Json::array();
  std::size_t created = 0;
  for (const Json& one : sets) {
    auto sent = read_sent(one, **desk, sure);
    auto item = sent ? put_set(**desk, *sent, change, next_order)
                     : Answer<Json>(tl::unexpected(sent.error()));
    if (!item) {
      const Response refused = to_response(item.error(), call.request.head.path);
      item = Json{{"id", one.value("id", Json(nullptr))},
                  {"outcome", "refused"},
                  {"problem", Json::parse(std::get<std::string>(refused.body))}};
    }
    if ((*item)["outcome"] == "created") ++created;
    items.push_back(std::move(*item));
  }
  Json answer = report::begin_answer("set-batch");
  answer["change"] = nullptr;
  if (created > 0) {
    change.what = "log " + std::to_string(created) + (created == 1 ? " set" : " sets");
    const auto number = app::commit(**desk, change);
    DOWEL_TRY(number);
    answer["change"] = *number;
    tell_log(call.house, **desk, *number);
  }
  answer["items"] = std::move(items);
  return document(answer);
}

Outcome history(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto limit = number_asked(call, "limit", kSessionsAPage, 1000);
  DOWEL_TRY(limit);
  const auto changes = (*desk)->store->changes(*limit);
  DOWEL_TRY(changes);
  return document(report::changes_answer(*changes));
}

Outcome undo(Call& call) {
  std::optional<std::int64_t> expected;
  if (!call.request.body.empty()) {
    const auto body = json_body(call.request);
    DOWEL_TRY(body);
    Fields fields(*body);
    if (const auto number = fields.whole("change")) expected = *number;
    if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  }
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  if (expected) {
    const auto changes = (*desk)->store->changes(100);
    DOWEL_TRY(changes);
    const auto newest =
        std::ranges::find_if(*changes, [](const ChangeInfo& change) { return !change.undone; });
    if (newest == changes->end() || newest->number != *expected) {
      return problem(409, "changed", "something else was changed since",
                     "look at the history, and take back what came after first");
    }
  }
  const auto undone = (*desk)->store->undo((*desk)->athlete().id);
  DOWEL_TRY(undone);
  tell_log(call.house, **desk, undone->number);
  return document(report::undone_answer(*undone));
}

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

std::vector<Route> log_routes() {
  return {{"GET", "/api/{a}/sessions", sessions},
          {"DELETE", "/api/{a}/sessions/{id}", remove_session},
          {"POST", "/api/{a}/log", jot, kSmallBody},
          {"POST", "/api/{a}/sets", put_sets, kSmallBody},
          {"GET", "/api/{a}/sets/{id}", one_set},
          {"PATCH", "/api/{a}/sets/{id}", change_set, kSmallBody},
          {"DELETE", "/api/{a}/sets/{id}", remove_set},
          {"GET", "/api/{a}/history", history},
          {"POST", "/api/{a}/undo", undo, kSmallBody},
          {"GET", "/api/{a}/notes", notes},
          {"POST", "/api/{a}/notes", add_note, kSmallBody},
          {"DELETE", "/api/{a}/notes/{id}", remove_note}};
}

}  // namespace dowel::server
