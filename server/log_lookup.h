#pragma once

#include <string>

#include "app/desk.h"
#include "app/log_entries.h"
#include "report/answers/log_answers.h"
#include "server/problem.h"

/// Sets and sessions that a request names, of the desk's athlete only.
namespace dowel::server {

/// The sets of a session with their numbers within the day, and what was written about them.
Answer<SessionSets> sets_of_session(app::Desk& desk, const WorkoutSession& session);

/// @returns not-found where this athlete's log has no such set
Answer<NumberedSet> find_set(app::Desk& desk, const std::string& id);

/// @returns not-found where this athlete's log has no such session
Answer<WorkoutSession> find_session(app::Desk& desk, const std::string& id);

}  // namespace dowel::server
