#include "report/answers/log_answers.h"

#include "formats/record_json.h"
#include "report/answers/document.h"

namespace dowel::report {
namespace {

using formats::record_to_json;

Json set_json(const NumberedSet& set) {
  Json object{{"number", set.number}, {"handle", handle_of(set)}, {"filmed", set.filmed}};
  object.update(record_to_json(set.set));
  return object;
}

Json sets_json(const std::vector<NumberedSet>& sets) {
  Json list = Json::array();
  for (const NumberedSet& set : sets) list.push_back(set_json(set));
  return list;
}

Json notes_json(const std::vector<CoachNote>& notes) {
  Json list = Json::array();
  for (const CoachNote& note : notes) list.push_back(record_to_json(note));
  return list;
}

Json change_json(const ChangeInfo& change) {
  return {{"number", change.number},
          {"what", change.what},
          {"when", to_text(change.when)},
          {"undone", change.undone}};
}

}  // namespace

std::string athletes_answer(const std::vector<Athlete>& athletes) {
  Json answer = begin_answer("athletes");
  answer["athletes"] = Json::array();
  for (const Athlete& athlete : athletes) answer["athletes"].push_back(record_to_json(athlete));
  return json_text(answer);
}

std::string athlete_removed_answer(const Athlete& athlete, std::size_t sessions) {
  Json answer = begin_answer("removed");
  answer["athlete"] = record_to_json(athlete);
  answer["sessions"] = sessions;
  return json_text(answer);
}

std::string sessions_answer(const Athlete& athlete, const std::vector<SessionSets>& sessions,
                            std::size_t earlier) {
  Json answer = begin_answer("sessions");
  answer["athlete"] = record_to_json(athlete);
  answer["earlier_sessions"] = earlier;
  answer["sessions"] = Json::array();
  for (const SessionSets& listed : sessions) {
    Json session = record_to_json(listed.session);
    session["sets"] = sets_json(listed.sets);
    session["coach_notes"] = notes_json(listed.notes);
    answer["sessions"].push_back(std::move(session));
  }
  return json_text(answer);
}

std::string logged_answer(const Athlete& athlete, const SessionSets& logged, std::int64_t change) {
  Json answer = begin_answer("logged");
  answer["change"] = change;
  answer["athlete"] = record_to_json(athlete);
  answer["session"] = record_to_json(logged.session);
  answer["sets"] = sets_json(logged.sets);
  return json_text(answer);
}

std::string edited_answer(const NumberedSet& before, const NumberedSet& after,
                          std::int64_t change) {
  Json answer = begin_answer("edited");
  answer["change"] = change;
  answer["before"] = set_json(before);
  answer["set"] = set_json(after);
  return json_text(answer);
}

std::string sets_removed_answer(const std::vector<NumberedSet>& sets, std::int64_t change) {
  Json answer = begin_answer("removed");
  answer["change"] = change;
  answer["sets"] = sets_json(sets);
  return json_text(answer);
}

std::string noted_answer(const std::vector<CoachNote>& notes, bool removed, std::int64_t change) {
  Json answer = begin_answer("noted");
  answer["change"] = change;
  answer["removed"] = removed;
  answer["notes"] = notes_json(notes);
  return json_text(answer);
}

std::string undone_answer(const ChangeInfo& change) {
  Json answer = begin_answer("undone");
  answer["change"] = change_json(change);
  return json_text(answer);
}

std::string changes_answer(const std::vector<ChangeInfo>& changes) {
  Json answer = begin_answer("changes");
  answer["changes"] = Json::array();
  for (const ChangeInfo& change : changes) answer["changes"].push_back(change_json(change));
  return json_text(answer);
}

std::string export_answer(const std::string& file, const std::string& what,
                          const std::vector<std::string>& lost) {
  Json answer = begin_answer("export");
  answer["file"] = file;
  answer["what"] = what;
  answer["lost"] = lost;
  return json_text(answer);
}

std::string backup_answer(const std::string& log, const std::string& file, std::uintmax_t bytes) {
  Json answer = begin_answer("backup");
  answer["log"] = log;
  answer["file"] = file;
  answer["bytes"] = bytes;
  return json_text(answer);
}

std::string restore_answer(const std::string& log, const std::string& from,
                           const std::string& former) {
  Json answer = begin_answer("restore");
  answer["log"] = log;
  answer["from"] = from;
  answer["former"] = text_or_null(former);
  return json_text(answer);
}

}  // namespace dowel::report
