#include <algorithm>

#include "app/doubtful_load.h"
#include "app/exercise_choice.h"
#include "app/log_entries.h"
#include "app/work_notation.h"
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

constexpr int kChangesAPage = 20;

Answer<LocalTime> time_of(const std::optional<std::string>& text, LocalTime now) {
  if (!text) return now;
  const auto done = done_at(*text, now, now);
  DOWEL_TRY(done);
  return done->when;
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
  if (!sure) {
    const Exercise* ours = find_exercise((*desk)->rules.knowledge, exercise->slug);
    DOWEL_TRY(app::check_load_is_said(jotted->work, ours));
    DOWEL_TRY(app::check_likely_load(*(*desk)->store, (*desk)->athlete().id,
                                     (*desk)->rules.knowledge, *exercise, jotted->work,
                                     (*desk)->unit()));
  }
  bool is_new = false;
  const auto session = app::session_for(*(*desk)->store, *(*desk)->rules.knowledge.coach,
                                        (*desk)->athlete().id, *when, is_new);
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
  const auto session = app::session_for(*desk.store, *desk.rules.knowledge.coach, desk.athlete().id,
                                        sent.when, is_new);
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
  const auto limit = number_asked(call, "limit", kChangesAPage, 1000);
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

}  // namespace

std::vector<Route> log_routes() {
  return {{"POST", "/api/{a}/log", jot, kSmallBody},
          {"POST", "/api/{a}/sets", put_sets, kSmallBody},
          {"GET", "/api/{a}/history", history},
          {"POST", "/api/{a}/undo", undo, kSmallBody}};
}

}  // namespace dowel::server
