#include "core/bar/set_bar.h"

#include <utility>

namespace dowel {
namespace {

void append_path(const PointPath& stretch, std::size_t first, PointPath& all) {
  if (stretch.size() == 0) return;
  all.px.resize(first);
  all.seen.resize(first);
  all.px.insert(all.px.end(), stretch.px.begin(), stretch.px.end());
  all.seen.insert(all.seen.end(), stretch.seen.begin(), stretch.seen.end());
}

void append_series(const Series& stretch, std::size_t first, Series& all) {
  if (stretch.size() == 0) return;
  all.value.resize(first);
  all.seen.resize(first);
  all.value.insert(all.value.end(), stretch.value.begin(), stretch.value.end());
  all.seen.insert(all.seen.end(), stretch.seen.begin(), stretch.seen.end());
}

}  // namespace

void append(BarMotion&& stretch, std::size_t first, BarMotion& all) {
  if (first == 0) {
    all = std::move(stretch);
    return;
  }
  append_path(stretch.picture, first, all.picture);
  append_path(stretch.end, first, all.end);
  append_path(stretch.ground, first, all.ground);
  append_series(stretch.radius_px, first, all.radius_px);
  append_series(stretch.aspect, first, all.aspect);
  append_series(stretch.sd_px, first, all.sd_px);
  append_series(stretch.up_px_s, first, all.up_px_s);
}

}  // namespace dowel
