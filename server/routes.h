#pragma once

#include <vector>

#include "server/router.h"

namespace dowel::server {

/// The endpoints, one function a resource.
std::vector<Route> server_routes();     ///< health, contract, events, what is installed
std::vector<Route> knowledge_routes();  ///< what Dowel knows
std::vector<Route> athlete_routes();    ///< who trains
std::vector<Route> training_routes();   ///< today, next, plan, why, progress
std::vector<Route> move_routes();       ///< sessions of the plan on other days
std::vector<Route> feel_routes();       ///< pain, warning signs, tests
std::vector<Route> log_routes();        ///< sets and sessions
std::vector<Route> data_routes();       ///< import, export, backup, delete
std::vector<Route> film_routes();       ///< uploads, clips, jobs, analyses
std::vector<Route> comment_routes();    ///< what is said at a moment of a film

std::vector<Route> all_routes();

}  // namespace dowel::server
