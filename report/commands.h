#pragma once

#include "core/base/reason.h"
#include "core/base/remedy.h"

namespace dowel::report {

/// The command that does what a remedy asks for, as it is typed: "dowel explain K-14".
std::string command_for(const Remedy& remedy);

/// The words with a command in the place of every remedy.
std::string said(const Advice& advice);
std::string said(const Reason& reason);

}  // namespace dowel::report
