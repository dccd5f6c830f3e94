#include <algorithm>
#include <mutex>

#include "app/whole_file.h"
#include "formats/text_values.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

// Comments pinned to a moment or a stretch of a set's film. They lie in a file a set under the data
// folder, each change written whole or not at all; the log's own notes stay what a coach says of a
// session (`/api/{a}/notes`).
namespace dowel::server {
namespace {

std::mutex one_at_a_time;  // reading, changing and writing a list is one step

std::filesystem::path file_of(const Call& call, const std::string& set) {
  return call.house.options().data / "comments" / (set + ".json");
}

// Sets are in the log: what else comes in a path names no file.
Answer<std::string> set_of(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto set = (*desk)->store->set({call["id"]});
  DOWEL_TRY(set);
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  };
  if (*set && std::ranges::all_of((*set)->id.value, plain)) return (*set)->id.value;
  return problem(404, "not-found", "there is no such set in the log", "ask for the sessions");
}

Json read_comments(const Call& call, const std::string& set) {
  const auto text = app::read_whole_file(file_of(call, set));
  Json list = text ? Json::parse(*text, nullptr, false) : Json::array();
  return list.is_array() ? list : Json::array();
}

Answer<void> keep_comments(const Call& call, const std::string& set, const Json& list) {
  std::error_code ignored;
  std::filesystem::create_directories(file_of(call, set).parent_path(), ignored);
  DOWEL_TRY(app::write_whole_file(file_of(call, set), list.dump()));
  call.house.events().tell("comment", Json{{"set", set}}.dump());
  return {};
}

Response answer(const Json& list, int status = 200) {
  Json json = report::begin_answer("comments");
  json["comments"] = list;
  return document(json, status);
}

Outcome comments(Call& call) {
  const auto set = set_of(call);
  DOWEL_TRY(set);
  return answer(read_comments(call, *set));
}

// Puts what was sent over a comment. @returns a problem for what cannot stand in one
Answer<void> apply(const Json& body, Json& comment) {
  Fields fields(body);
  const auto in_s = fields.number("in_s"), out_s = fields.number("out_s");
  const auto rep = fields.whole("rep");
  const auto finding = fields.text("finding"), text = fields.text("text");
  const auto author = fields.text("author");
  const auto done = fields.flag("done");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (in_s) comment["in_s"] = *in_s;
  if (body.contains("out_s")) comment["out_s"] = report::or_null(out_s);
  if (body.contains("rep")) comment["rep"] = report::or_null(rep);
  if (body.contains("finding")) comment["finding"] = finding ? Json(*finding) : Json(nullptr);
  if (text) comment["text"] = std::string(formats::trimmed(*text));
  if (author) comment["author"] = std::string(formats::trimmed(*author));
  if (done) comment["done"] = *done;
  const double from = comment["in_s"].is_number() ? comment["in_s"].get<double>() : -1;
  const bool ends_before = comment["out_s"].is_number() && comment["out_s"].get<double>() < from;
  if (from < 0 || ends_before) {
    return problem(422, "usage", "the comment has no place in the film",
                   "send in_s in seconds, and out_s not before it or not at all");
  }
  constexpr std::size_t kLongest = 4000;
  const auto length = comment["text"].get<std::string>().size();
  if (length == 0 || length > kLongest || comment["author"].get<std::string>().empty()) {
    return problem(422, "usage", "the comment lacks its text or its author, or is too long",
                   "send text of at most 4000 bytes, and author");
  }
  return {};
}

Outcome add_comment(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  const auto set = set_of(call);
  DOWEL_TRY(set);
  Json comment{{"id", app::fresh_ids()()},
               {"in_s", nullptr},
               {"out_s", nullptr},
               {"rep", nullptr},
               {"finding", nullptr},
               {"text", ""},
               {"author", ""},
               {"written", to_text(local_now())},
               {"done", false}};
  DOWEL_TRY(apply(*body, comment));
  const std::lock_guard lock(one_at_a_time);
  Json list = read_comments(call, *set);
  list.push_back(std::move(comment));
  DOWEL_TRY(keep_comments(call, *set, list));
  return answer(list, 201);
}

Outcome change_comment(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  const auto set = set_of(call);
  DOWEL_TRY(set);
  const std::lock_guard lock(one_at_a_time);
  Json list = read_comments(call, *set);
  for (Json& comment : list) {
    if (comment.value("id", "") != call["comment"]) continue;
    DOWEL_TRY(apply(*body, comment));
    DOWEL_TRY(keep_comments(call, *set, list));
    return answer(list);
  }
  return problem(404, "not-found", "there is no such comment", "ask for those there are");
}

Outcome remove_comment(Call& call) {
  const auto set = set_of(call);
  DOWEL_TRY(set);
  const std::lock_guard lock(one_at_a_time);
  const Json list = read_comments(call, *set);
  Json kept = Json::array();
  for (const Json& comment : list) {
    if (comment.value("id", "") != call["comment"]) kept.push_back(comment);
  }
  if (kept.size() == list.size()) {
    return problem(404, "not-found", "there is no such comment", "ask for those there are");
  }
  DOWEL_TRY(keep_comments(call, *set, kept));
  return answer(kept);
}

}  // namespace

std::vector<Route> comment_routes() {
  return {{"GET", "/api/sets/{id}/comments", comments},
          {"POST", "/api/sets/{id}/comments", add_comment, kSmallBody},
          {"PATCH", "/api/sets/{id}/comments/{comment}", change_comment, kSmallBody},
          {"DELETE", "/api/sets/{id}/comments/{comment}", remove_comment}};
}

}  // namespace dowel::server
