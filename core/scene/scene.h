#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/vec.h"

/// What is drawn over a frame, as plain shapes: the video overlay paints it with Cairo, the report
/// writes it as SVG, and both look the same because shapes, colours and widths come from here.
namespace dowel {

/// What a shape stands for; decides its width and, in state `kPlain`, its colour.
enum class SceneRole : std::uint8_t {
  kNearSide,     ///< limbs and joints on the side towards the camera
  kFarSide,      ///< limbs and joints on the other side: thin and faint
  kBackContour,  ///< the measured outline of the back
  kStick,        ///< the virtual dowel
  kContact,      ///< one of the dowel's three contacts
  kGap,          ///< the area between dowel and back
  kAngle,        ///< arc and arms of a measured angle
  kPath,         ///< where a bar or joint has been
  kText,
};
inline constexpr std::size_t kSceneRoleCount = 9;

/// What was found; overrides the role's colour. Never told by colour alone: see `symbol_of`.
enum class SceneState : std::uint8_t { kPlain, kHeld, kBroken, kBorderline, kCannotTell };
inline constexpr std::size_t kSceneStateCount = 5;

/// Points are on the picture [px], x right, y down. Angles go from x towards y: clockwise to the
/// eye.
struct SceneLine {
  SceneRole role = SceneRole::kNearSide;
  SceneState state = SceneState::kPlain;
  std::vector<Vec2> points_px;
};

struct SceneArea {
  SceneRole role = SceneRole::kGap;
  SceneState state = SceneState::kPlain;
  std::vector<Vec2> ring_px;  ///< closed by itself
};

struct SceneArc {
  SceneState state = SceneState::kPlain;
  Vec2 centre_px;
  double radius_px = 0;
  double from_rad = 0;
  double to_rad = 0;
};

struct SceneDot {
  SceneRole role = SceneRole::kNearSide;
  SceneState state = SceneState::kPlain;
  Vec2 centre_px;
  bool lit = true;  ///< filled and bright; else a dark disc with a coloured rim
};

/// A short text at a point, moved as far as needed to lie within the picture.
struct SceneLabel {
  SceneState state = SceneState::kPlain;
  Vec2 at_px;  ///< the text starts here, vertically centred
  std::string text;
};

struct SceneCaptionLine {
  std::string text;
  SceneState state = SceneState::kPlain;  ///< puts the state's symbol in front
  bool large = false;
};

/// Lines of text in a corner of the picture, wrapped to fit.
struct SceneCaption {
  enum class Corner : std::uint8_t { kTopLeft, kTopRight, kBottomLeft, kBottomRight };
  Corner corner = Corner::kTopLeft;
  std::vector<SceneCaptionLine> lines;
  double room_px = 0;  ///< widest it may be; 0: the whole picture
};

/// Everything on one frame; painted in the order of the members.
struct OverlayScene {
  int width_px = 0;  ///< of the picture that the points refer to
  int height_px = 0;
  std::vector<SceneArea> areas;
  std::vector<SceneLine> lines;
  std::vector<SceneArc> arcs;
  std::vector<SceneDot> dots;
  std::vector<SceneLabel> labels;
  std::vector<SceneCaption> captions;
  std::string banner;  ///< across the top, e.g. "SYNTHETIC"; empty: none
};

struct SceneColour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

/// Widths are fractions of √(picture area), so that a drawing looks the same at every size.
struct SceneStyle {
  SceneColour colour;
  double opacity = 1;
  double width = 0.006;       ///< of lines
  double dot_radius = 0.009;  ///< of dots
};

/// Colours that stay apart in every common kind of colour blindness, on the dark casing that every
/// shape gets. @source [OkabeIto2008]; held is their sky blue, broken their vermillion (lightened),
/// borderline their yellow (darkened to amber)
inline constexpr std::array<SceneColour, kSceneStateCount> kStateColours = {{
    {255, 255, 255},  // plain, for text; shapes take their role's colour
    {86, 180, 233},   // held
    {226, 88, 20},    // broken
    {245, 205, 60},   // borderline
    {165, 165, 165},  // cannot tell
}};

/// Dark edge around every shape and behind text, so that it shows on any picture.
inline constexpr SceneColour kCasingColour = {16, 20, 24};
inline constexpr double kCasingOpacity = 0.65;
/// Text height as a fraction of √(picture area), and its least [px].
inline constexpr double kTextHeight = 0.024;
inline constexpr double kLeastTextHeight_px = 13;
/// Behind the banner.
inline constexpr SceneColour kBannerColour = {204, 121, 167};

namespace scene_detail {
inline constexpr std::array<SceneStyle, kSceneRoleCount> kRoleStyles = {{
    {{255, 255, 255}, 0.95, 0.0070, 0.0100},  // near side
    {{255, 255, 255}, 0.50, 0.0040, 0.0060},  // far side
    {{0, 200, 190}, 0.95, 0.0055, 0.0060},    // back contour
    {{250, 225, 160}, 1.00, 0.0085, 0.0085},  // stick: the colour of wood
    {{255, 255, 255}, 1.00, 0.0050, 0.0130},  // contact
    {{250, 225, 160}, 0.50, 0.0030, 0.0060},  // gap
    {{255, 255, 255}, 0.90, 0.0045, 0.0060},  // angle
    {{204, 121, 167}, 0.90, 0.0050, 0.0060},  // path
    {{255, 255, 255}, 1.00, 0.0030, 0.0060},  // text
}};
}  // namespace scene_detail

/// How a shape is drawn.
constexpr SceneStyle style_of(SceneRole role, SceneState state) {
  SceneStyle style = scene_detail::kRoleStyles[static_cast<std::size_t>(role)];
  if (state != SceneState::kPlain) style.colour = kStateColours[static_cast<std::size_t>(state)];
  return style;
}

/// The sign that says a state without colour; empty for `kPlain`.
constexpr const char* symbol_of(SceneState state) {
  switch (state) {
    case SceneState::kHeld:
      return "✓";
    case SceneState::kBroken:
      return "✗";
    case SceneState::kBorderline:
      return "≈";
    case SceneState::kCannotTell:
      return "?";
    case SceneState::kPlain:
      break;
  }
  return "";
}

}  // namespace dowel
