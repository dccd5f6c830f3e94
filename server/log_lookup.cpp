#include "server/log_lookup.h"

#include "app/log_entries.h"
#include "core/log/civil_time.h"

namespace dowel::server {

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

Answer<WorkoutSession> find_session(app::Desk& desk, const std::string& id) {
  auto session = desk.store->session({id});
  DOWEL_TRY(session);
  if (*session && (*session)->athlete == desk.athlete().id) return std::move(**session);
  return problem(404, "not-found", "there is no such session in this athlete's log",
                 "ask for the sessions to see those there are");
}

}  // namespace dowel::server
