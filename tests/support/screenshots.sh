#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh DIR [BUILD-FOLDER]
# screenshots.sh --kept [BUILD-FOLDER]
#
# Pictures of what a person sees, taken from real windows on a private display:
#   DIR/EXAMPLE-VIEW-VARIANT.png        the three examples, the four views and each part of
#                                       Roles: light, dark, in high contrast, 360 px wide,
#                                       with large text, and from right to left
#   DIR/start-VARIANT.png               the window without a file, likewise
# With --kept it makes the pictures of README and guide anew, in resources/screenshots.
# Ends with 1 if a window does not come or does not fit into 360 px.
set -eu

support=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
root=$(cd "$support/../.." && pwd)
examples=$root/resources/examples
# Each with the keys that show it. Plan comes late, as it is laid out only then, and the
# simulated day last: by then it is played.
views=(practice needs roles choose options plan day)
declare -A keys=([practice]=alt+1 [needs]=alt+2 [roles]=alt+3 [choose]=alt+h [options]=alt+o
    [plan]=alt+4 [day]="alt+3 alt+y")
kept_views=(practice needs roles plan day)
narrow=360

usage() {
    echo "usage: screenshots.sh DIR|--kept [BUILD-FOLDER]" >&2
    exit 2
}

# --- inside the private display -------------------------------------------------

find_window() {
    timeout 20 xdotool search --sync --onlyvisible --pid "$1" 2>/dev/null | tail -n 1
}

# The window's own size and, of its shadow, both sides together.
shadow_width() {
    xprop -id "$1" -notype _GTK_FRAME_EXTENTS | sed -n 's/.*= \([0-9]*\), \([0-9]*\),.*/\1 + \2/p'
}

make_narrow() {
    local window=$1 height
    height=$(xdotool getwindowgeometry --shell "$window" | sed -n 's/^HEIGHT=//p')
    xdotool windowsize "$window" "$((narrow + $(shadow_width "$window")))" "$height"
}

check_narrow() {
    local width
    width=$(identify -format %w "$1")
    if [ "$width" -ne "$narrow" ]; then
        echo "screenshots: $1 is $width px wide, not $narrow: the window does not fit" >&2
        return 1
    fi
}

# shoot_view WINDOW VARIANT PICTURE [--after OLD.png]
shoot_view() {
    local window=$1 variant=$2 picture=$3
    shift 3
    "$support/screenshot" "$@" "$picture" "id:$window"
    # A ring shows where the keyboard is, for some seconds after a key: it is no part of
    # the view.
    if [ "$variant" = kept ]; then
        mv "$picture" "$picture.ring"
        "$support/screenshot" --after "png:$picture.ring" "$picture" "id:$window"
        rm "$picture.ring"
    fi
}

# shoot DIR FILE-OR-EMPTY STEM VARIANT: one window, a picture of each view.
shoot() {
    local folder=$1 file=$2 stem=$3 variant=$4 pid window view picture after=() status=0
    "$BF_PROGRAM" ${file:+"$file"} &
    pid=$!
    # Whatever goes wrong, the window goes, too.
    # shellcheck disable=SC2064
    trap "kill $pid 2>/dev/null || true" EXIT
    window=$(find_window "$pid")
    if [ -z "$window" ]; then
        echo "screenshots: no window came for ${file:-the start page}" >&2
        exit 1
    fi
    xdotool windowfocus --sync "$window"
    [ "$variant" = narrow ] && make_narrow "$window"

    if [ -z "$file" ]; then
        views=(start)
    elif [ "$variant" = kept ]; then
        views=("${kept_views[@]}")
    fi
    for view in "${views[@]}"; do
        picture=$folder/$stem-$view-$variant.png
        if [ -z "$file" ]; then
            picture=$folder/$stem-$variant.png
        else
            # shellcheck disable=SC2086
            xdotool key --clearmodifiers ${keys[$view]}
        fi
        shoot_view "$window" "$variant" "$picture" "${after[@]}"
        if [ "$variant" = narrow ]; then
            check_narrow "$picture" || status=1
        fi
        after=(--after "$picture")
    done
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    exit $status
}

if [ "${1-}" = --shoot ]; then
    shift
    shoot "$@"
fi

# --- outside ----------------------------------------------------------------------

[ $# -ge 1 ] || usage
build=$(cd "${2-$root/_build}" && pwd)
export BF_PROGRAM=$build/app/backfill
export GSETTINGS_SCHEMA_DIR=$build/resources
[ -x "$BF_PROGRAM" ] || { echo "screenshots: $BF_PROGRAM is not built" >&2; exit 1; }

# What most users see, whoever makes the pictures: English, and paper of the United States.
locales=$(mktemp -d)
trap 'rm -rf "$locales"' EXIT
unset LANGUAGE
environment=(LC_ALL=C.UTF-8)
if localedef -i en_US -f UTF-8 "$locales/en_US.UTF-8" >/dev/null 2>&1; then
    environment=("LOCPATH=$locales" LC_ALL=en_US.UTF-8)
fi

failures=0
# on_display VARIANT FILE STEM DISPLAY-OPTIONS...
on_display() {
    local variant=$1 file=$2 stem=$3
    shift 3
    printf '%s %s\n' "$stem" "$variant"
    env "${environment[@]}" "$support/run-in-xvfb" --window-manager metacity "$@" -- \
        "$support/screenshots.sh" --shoot "$folder" "$file" "$stem" "$variant" || failures=$((failures + 1))
}

if [ "$1" = --kept ]; then
    folder=$locales
    export ADW_DEBUG_COLOR_SCHEME=prefer-light
    on_display kept "$examples/busy-urgent-care.backfill" busy
    [ "$failures" -eq 0 ]
    for view in "${kept_views[@]}"; do
        cp "$folder/busy-$view-kept.png" "$root/resources/screenshots/$view.png"
    done
    exit
fi

mkdir -p "$1"
folder=$(cd "$1" && pwd)
# in_variant VARIANT DISPLAY-OPTIONS...: the start page and the examples.
in_variant() {
    local variant=$1 file
    shift
    on_display "$variant" "" start "$@"
    for file in "$examples"/*.backfill; do
        on_display "$variant" "$file" "$(basename "$file" .backfill)" "$@"
    done
}

export ADW_DEBUG_COLOR_SCHEME=prefer-dark
in_variant dark
export ADW_DEBUG_COLOR_SCHEME=prefer-light
in_variant light
ADW_DEBUG_HIGH_CONTRAST=1 in_variant contrast
in_variant narrow
in_variant large-text --dpi 120

# GLib leaves GTK in English, and so from left to right, where the application has no
# translation, unless the locale is an English one: so Arabic goes by such a name.
if localedef -i ar_EG -f UTF-8 "$locales/en_EG.UTF-8" >/dev/null 2>&1; then
    environment=("LOCPATH=$locales" LC_ALL=en_EG.UTF-8 LANGUAGE=ar)
    in_variant mirrored
else
    echo "screenshots: no Arabic locale could be made, so nothing is shown from right to left" >&2
fi

[ "$failures" -eq 0 ]
