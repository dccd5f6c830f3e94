#include <algorithm>

#include "formats/text_values.h"
#include "server/drawing.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"
#include "server/voices.h"

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

Outcome all_of(SetOfFilm& film, int status, std::optional<std::int64_t> change = {}) {
  const auto list = film.desk->store->comments(film.set);
  DOWEL_TRY(list);
  Json json = report::begin_answer("comments");
  json["comments"] = Json::array();
  for (const FilmComment& comment : *list) json["comments"].push_back(comment_json(comment));
  if (change) json["change"] = *change;
  return document(json, status);
}

Outcome keep(Call& call, SetOfFilm& film, const LogChange& change, int status) {
  const auto number = film.desk->store->commit(change);
  DOWEL_TRY(number);
  call.house.events().tell("comment", Json{{"set", film.set.value}, {"change", *number}}.dump());
  return all_of(film, status, *number);
}

Outcome comments(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  return all_of(*film, 200);
}

// Puts what was sent over a comment. @returns a problem for what cannot stand in one
Answer<void> put_over(const Json& body, FilmComment& comment) {
  Fields fields(body);
  const auto in_s = fields.number("in_s"), out_s = fields.number("out_s");
  const auto rep = fields.whole("rep");
  const auto finding = fields.text("finding"), text = fields.text("text");
  const auto author = fields.text("author");
  const auto done = fields.flag("done");
  const Json drawing = fields.object("drawing");
  const auto voice = fields.text("voice");
  const auto voice_s = fields.number("voice_s");
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
  if (body.contains("voice")) {
    comment.voice = voice.value_or("");
    comment.voice_s = comment.voice.empty() ? std::nullopt : voice_s;
  }
  if (comment.voice_s.value_or(0) < 0) {
    return problem(422, "usage", "no recording is that long", "send voice_s in seconds");
  }
  const bool silent = comment.text.empty() && comment.drawing.empty() && comment.voice.empty();
  if (silent || comment.text.size() > kLongest || comment.author.empty()) {
    return problem(422, "usage", "the comment lacks its text or its author, or is too long",
                   "send text of at most 4000 bytes, a drawing or a voice, and author");
  }
  return {};
}

Answer<FilmComment> find_comment(SetOfFilm& film, const std::string& id) {
  const auto list = film.desk->store->comments(film.set);
  DOWEL_TRY(list);
  for (const FilmComment& comment : *list) {
    if (comment.id.value == id) return comment;
  }
  return problem(404, "not-found", "there is no such comment", "ask for those there are");
}

// Takes a field out of a body that `put_over` knows nothing of. @returns empty where it is not
// there
Answer<std::string> taken(Json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || found->is_null()) {
    body.erase(name);
    return std::string();
  }
  if (!found->is_string()) {
    return problem(422, "usage", std::string("'") + name + "' is no text", "send it as a text");
  }
  std::string text = found->get<std::string>();
  body.erase(name);
  return text;
}

Answer<void> check_voice(Call& call, const FilmComment& comment) {
  if (comment.voice.empty() || voice_file(call.house, comment.voice)) return {};
  return problem(422, "usage", "there is no such recording",
                 "send it first, to /voices of the set");
}

Outcome add_comment(Call& call) {
  auto body = json_body(call.request);
  DOWEL_TRY(body);
  const auto answers = taken(*body, "reply_to");
  DOWEL_TRY(answers);
  auto film = set_of(call);
  DOWEL_TRY(film);
  FilmComment comment{.id = {app::fresh_ids()()},
                      .athlete = film->athlete,
                      .set = film->set,
                      .written = local_now(),
                      .in_s = -1};
  if (!answers->empty()) {
    const auto first = find_comment(*film, *answers);
    DOWEL_TRY(first);
    // A thread has one root: an answer to an answer is one to what began it; all are of its moment.
    comment.reply_to = first->reply_to.value.empty() ? first->id : first->reply_to;
    comment.in_s = first->in_s;
    comment.out_s = first->out_s;
    comment.rep = first->rep;
  }
  DOWEL_TRY(put_over(*body, comment));
  DOWEL_TRY(check_voice(call, comment));
  return keep(call, *film, {.what = "comment on a film", .put = {std::move(comment)}}, 201);
}

// Who wrote it has read it.
Answer<void> add_reader(FilmComment& comment, const std::string& name) {
  const std::string reader(formats::trimmed(name));
  auto& readers = comment.read_by;
  if (reader.empty() || reader == comment.author) return {};
  if (std::ranges::find(readers, reader) != readers.end()) return {};
  constexpr std::size_t kMostReaders = 100, kLongestName = 200;
  if (readers.size() >= kMostReaders || reader.size() > kLongestName ||
      reader.find('\n') != std::string::npos) {
    return problem(422, "usage", "the name of who read it cannot be kept",
                   "send a name in one line, of at most 200 bytes");
  }
  readers.push_back(reader);
  return {};
}

Outcome change_comment(Call& call) {
  auto body = json_body(call.request);
  DOWEL_TRY(body);
  const auto reader = taken(*body, "read_by");
  DOWEL_TRY(reader);
  auto film = set_of(call);
  DOWEL_TRY(film);
  auto comment = find_comment(*film, call["comment"]);
  DOWEL_TRY(comment);
  const FilmComment before = *comment;
  DOWEL_TRY(put_over(*body, *comment));
  DOWEL_TRY(check_voice(call, *comment));
  DOWEL_TRY(add_reader(*comment, *reader));
  if (*comment == before) return all_of(*film, 200);
  return keep(call, *film, {.what = "change a comment on a film", .put = {*comment}}, 200);
}

Outcome remove_comment(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  const auto comment = find_comment(*film, call["comment"]);
  DOWEL_TRY(comment);
  LogChange change{.what = "remove a comment on a film", .removed = {comment->id}};
  const auto list = film->desk->store->comments(film->set);
  DOWEL_TRY(list);
  for (const FilmComment& answer : *list) {
    if (answer.reply_to == comment->id) change.removed.emplace_back(answer.id);
  }
  return keep(call, *film, change, 200);
}

Outcome add_voice(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  const auto name = keep_voice(call.house, call.request.body);
  DOWEL_TRY(name);
  Json json = report::begin_answer("voice");
  json["voice"] = *name;
  return document(json, 201);
}

Outcome hear_voice(Call& call) {
  auto film = set_of(call);
  DOWEL_TRY(film);
  return voice_response(call.house, call.request.head, call["voice"]);
}

}  // namespace

std::vector<Route> comment_routes() {
  return {{"GET", "/api/sets/{id}/comments", comments},
          {"POST", "/api/sets/{id}/comments", add_comment, kSmallBody},
          {"POST", "/api/sets/{id}/voices", add_voice, kLongestVoice},
          {"GET", "/api/sets/{id}/voices/{voice}", hear_voice},
          {"PATCH", "/api/sets/{id}/comments/{comment}", change_comment, kSmallBody},
          {"DELETE", "/api/sets/{id}/comments/{comment}", remove_comment}};
}

}  // namespace dowel::server
