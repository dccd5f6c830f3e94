#pragma once

#include "app/desk.h"

/// The athlete who does not exist: somebody to look around with.
namespace dowel::server {

/// Whether an athlete is the synthetic one.
bool is_synthetic(const AthleteId& athlete);

struct Demo {
  Athlete athlete{};
  bool is_new = false;
};

/// Puts the synthetic athlete with a year of simulated training that ended the day before into the
/// log, unless she is there. @returns errors: as `simulate` and the store's
Result<Demo> put_demo(app::Desk& desk, LocalDate today);

}  // namespace dowel::server
