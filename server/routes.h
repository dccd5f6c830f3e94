#pragma once

#include <vector>

#include "server/router.h"

namespace dowel::server {

/// The endpoints, one function a resource.
std::vector<Route> server_routes();      ///< health, contract, events, what is installed
std::vector<Route> knowledge_routes();   ///< what Dowel knows
std::vector<Route> athlete_routes();     ///< who trains
std::vector<Route> training_routes();    ///< today, next, why, roster
std::vector<Route> plan_routes();        ///< the plan, and what a new one would change
std::vector<Route> progress_routes();    ///< what became of an exercise, sets of the muscles
std::vector<Route> move_routes();        ///< sessions of the plan on other days
std::vector<Route> feel_routes();        ///< pain, warning signs, tests
std::vector<Route> log_routes();         ///< what was done goes in, and is taken back
std::vector<Route> set_routes();         ///< sets and sessions that are there
std::vector<Route> note_routes();        ///< what a coach wrote
std::vector<Route> data_routes();        ///< import, export, delete
std::vector<Route> backup_routes();      ///< copies of the log, and the way back
std::vector<Route> upload_routes();      ///< films on their way in
std::vector<Route> clip_routes();        ///< films, their frames and pictures
std::vector<Route> job_routes();         ///< work on films, waiting and under way
std::vector<Route> analysis_routes();    ///< what was measured
std::vector<Route> correction_routes();  ///< what people said of it
std::vector<Route> comment_routes();     ///< what is said at a moment of a film

std::vector<Route> all_routes();

}  // namespace dowel::server
