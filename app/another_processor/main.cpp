// Analyses a film as another processor would, and prints what came out: `dowel_another_processor
// KIND FILM [KEPT]`, KIND one of avx512, avx2, neither; KEPT is written for `dowel_again`. The
// network library chooses its kernels by what the processor can do; here it is told that this one
// can do less, before it chooses. A processor that cannot do what KIND says answers as the best it
// can.
#include <cpuinfo.h>

#include <bit>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

#include "app/analyse_clip.h"
#include "knowledge/load_technique.h"

namespace {

using namespace dowel;

bool pretend(std::string_view kind) {
  if (!cpuinfo_initialize()) return false;
  if (kind == "avx512") return true;
#if CPUINFO_ARCH_X86_64
  for (bool* flag = &cpuinfo_isa.avx512f; flag <= &cpuinfo_isa.avx512_4fmaps; ++flag) *flag = false;
  if (kind == "avx2") return true;
  cpuinfo_isa.avx2 = cpuinfo_isa.fma3 = cpuinfo_isa.fma4 = cpuinfo_isa.f16c = false;
#endif
  return kind == "neither";
}

const char* name_of(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return "held";
    case FindingState::kBroken:
      return "broken";
    case FindingState::kBorderline:
      return "borderline";
    case FindingState::kCannotTell:
      break;
  }
  return "cannot_tell";
}

// Of what the network said, to the last digit: tells whether other kernels were at work at all.
std::uint64_t digits_of(const vision::FollowedFilm& film) {
  std::uint64_t digest = 14695981039346656037ULL;
  for (const vision::Tracklet& body : film.tracklets) {
    for (const vision::Look& look : body.looks) {
      digest = (digest ^ std::bit_cast<std::uint32_t>(look.pose.confidence)) * 1099511628211ULL;
    }
  }
  return digest;
}

}  // namespace

int main(int count, char** arguments) {
  if ((count != 3 && count != 4) || !pretend(arguments[1])) {
    std::fprintf(stderr, "usage: dowel_another_processor avx512|avx2|neither FILM [KEPT]\n");
    return 2;
  }
  const auto technique = load_technique();
  if (!technique) {
    std::fprintf(stderr, "%s\n", technique.error().message.c_str());
    return 1;
  }
  std::vector<app::StageSeconds> timing;
  auto film = app::watch_clip(arguments[2], *technique, {}, timing);
  if (film) std::printf("digits %016" PRIx64 "\n", digits_of(film->followed));
  if (film && count == 4) {
    const auto kept = app::keep_watched(*film, arguments[3]);
    if (!kept) std::fprintf(stderr, "%s\n", kept.error().message.c_str());
  }
  const auto clip = film.and_then([&](app::WatchedFilm& seen) {
    return app::analyse_watched(std::move(seen), *technique, {});
  });
  if (!clip) {
    std::printf("error %s\n", clip.error().message.c_str());
    return 0;
  }
  std::printf("reps %d\nexercise %s\n", clip->set.reps.counted, clip->set.exercise.id.c_str());
  for (std::size_t rep = 0; rep < clip->set.findings.size(); ++rep) {
    for (const Finding& finding : clip->set.findings[rep].findings) {
      std::printf("finding %zu %s %s\n", rep + 1, finding.rule.c_str(), name_of(finding.state));
    }
  }
  return 0;
}
