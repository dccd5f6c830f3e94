#pragma once

#include <vector>

#include "core/plan/check/check_next.h"

/// States again how logged effort steers what is asked for (G-03), from answers to logs that differ
/// in nothing but how hard the last session was. It shares no code with what asks.
namespace dowel {

/// After the harder of two sessions nothing is asked for that is more than after the easier one,
/// and after one with less in reserve than a plan asks for nothing is added.
/// @param easier,harder  the answers; the sessions of `harder` say how hard they were
std::vector<Violation> check_harder(const NextAsked& easier, const NextAsked& harder,
                                    const Knowledge& knowledge);

/// A session as hard as plans ask for leads where one leads of which nothing was said; an own lift
/// that moves by effort, and a week whose plan asked to leave more, apart.
std::vector<Violation> check_as_planned(const NextAsked& said, const NextAsked& unsaid,
                                        const Knowledge& knowledge);

/// How hard the last session was is named in the answer, with its number: unless weeks went by
/// since. Lifts of the own programme may be told of by another day's reason.
std::vector<Violation> check_named(const NextAsked& asked);

}  // namespace dowel
