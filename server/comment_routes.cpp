#include <algorithm>

#include "formats/text_values.h"
#include "server/drawing.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

// Comments pinned to a moment or a stretch of a set's film. They are entries of the log: exported,
// backed up, undone and removed with it. Notes (`/api/{a}/notes`) are what a coach says of a
// session.
namespace dowel::server {
namespace {

// The set of a call, and whose it is.
struct SetOfFilm {
  DeskLoan desk;
  SetId set{};
  AthleteId athlete{};
};

Answer<SetOfFilm> set_of(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto set = (*desk)->store->set({call["id"]});
  DOWEL_TRY(set);
  if (*set) {
    const auto session = (*desk)->store->session((*set)->session);
    DOWEL_TRY(session);
    if (*session) return SetOfFilm{std::move(*desk), (*set)->id, (*session)->athlete};
  }
  return problem(404, "not-found", "there is no such set in the log", "ask for the sessions");
}

Outcome all_of(SetOfFilm& film, int status) {
  const auto list = film.desk->store->comments(film.set);
  DOWEL_TRY(list);
  Json json = report::begin_answer("comments");
  json["comments"] = Json::array();
  for (const FilmComment& comment : *list) json["comments"].push_back(comment_json(comment));
  return document(json, status);
}

Outcome keep(Call& call, SetOfFilm& film, const LogChange& change, int status) {
  const auto number = film.desk->store->commit(change);
  DOWEL_TRY(number);
  call.house.events().tell("comment", Json{{"set", film.set.value}, {"change", *number}}.dump());
  return all_of(film, status);
}

Outcome comments(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  return all_of(*film, 200);
}

// Puts what was sent over a comment. @returns a problem for what cannot stand in one
Answer<void> apply(const Json& body, FilmComment& comment) {
  Fields fields(body);
  const auto in_s = fields.number("in_s"), out_s = fields.number("out_s");
  const auto rep = fields.whole("rep");
  const auto finding = fields.text("finding"), text = fields.text("text");
  const auto author = fields.text("author");
  const auto done = fields.flag("done");
  const Json drawing = fields.object("drawing");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (in_s) comment.in_s = *in_s;
  if (body.contains("out_s")) comment.out_s = out_s;
  if (body.contains("rep")) comment.rep = rep;
  if (body.contains("finding")) comment.finding = finding.value_or("");
  if (text) comment.text = std::string(formats::trimmed(*text));
  if (author) comment.author = std::string(formats::trimmed(*author));
  if (done) comment.done = *done;
  if (body.contains("drawing")) {
    comment.drawing.clear();
    if (!drawing.is_null()) {
      DOWEL_TRY(check_drawing(drawing));
      comment.drawing = drawing.dump();
    }
  }
  if (comment.in_s < 0 || comment.out_s.value_or(comment.in_s) < comment.in_s) {
    return problem(422, "usage", "the comment has no place in the film",
                   "send in_s in seconds, and out_s not before it or not at all");
  }
  constexpr std::size_t kLongest = 4000;
  const bool silent = comment.text.empty() && comment.drawing.empty();
  if (silent || comment.text.size() > kLongest || comment.author.empty()) {
    return problem(422, "usage", "the comment lacks its text or its author, or is too long",
                   "send text of at most 4000 bytes or a drawing, and author");
  }
  return {};
}

Outcome add_comment(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto film = set_of(call);
  DOWEL_TRY(film);
  FilmComment comment{.id = {app::fresh_ids()()},
                      .athlete = film->athlete,
                      .set = film->set,
                      .written = local_now(),
                      .in_s = -1};
  DOWEL_TRY(apply(*body, comment));
  return keep(call, *film, {.what = "comment on a film", .put = {std::move(comment)}}, 201);
}

Answer<FilmComment> find_comment(Call& call, SetOfFilm& film) {
  const auto list = film.desk->store->comments(film.set);
  DOWEL_TRY(list);
  for (const FilmComment& comment : *list) {
    if (comment.id.value == call["comment"]) return comment;
  }
  return problem(404, "not-found", "there is no such comment", "ask for those there are");
}

Outcome change_comment(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto film = set_of(call);
  DOWEL_TRY(film);
  auto comment = find_comment(call, *film);
  DOWEL_TRY(comment);
  const FilmComment before = *comment;
  DOWEL_TRY(apply(*body, *comment));
  if (*comment == before) return all_of(*film, 200);
  return keep(call, *film, {.what = "change a comment on a film", .put = {*comment}}, 200);
}

Outcome remove_comment(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  const auto comment = find_comment(call, *film);
  DOWEL_TRY(comment);
  return keep(call, *film, {.what = "remove a comment on a film", .removed = {comment->id}}, 200);
}

}  // namespace

std::vector<Route> comment_routes() {
  return {{"GET", "/api/sets/{id}/comments", comments},
          {"POST", "/api/sets/{id}/comments", add_comment, kSmallBody},
          {"PATCH", "/api/sets/{id}/comments/{comment}", change_comment, kSmallBody},
          {"DELETE", "/api/sets/{id}/comments/{comment}", remove_comment}};
}

}  // namespace dowel::server
