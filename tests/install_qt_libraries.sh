#!/bin/sh
# Make sure that Qt can start: its system libraries are installed through apt where they are missing and that is allowed.
# Then, where apt has them, an X server without a screen and the window's fonts: one test is skipped without the first, and
# screenshots look plain without the others, so that failing to get them is no failure.
# usage: install_qt_libraries.sh PYTHON
set -u
python=$1
packages="libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 libpulse0 libx11-6
 libx11-xcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxkbcommon-x11-0 libxkbcommon0"

qt_starts() {
    QT_QPA_PLATFORM=offscreen "$python" -c 'import sys
from PySide6 import QtMultimedia, QtWidgets
sys.exit(0 if QtWidgets.QApplication([]) else 1)' 2>/dev/null
}

may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    sudo=
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    [ -z "$sudo" ] || sudo -n true 2>/dev/null
}

get_wishes() {
    command -v Xvfb >/dev/null 2>&1 && return
    may_install || return
    found=
    for package in xvfb fonts-inter fonts-noto-cjk; do
        apt-cache show "$package" >/dev/null 2>&1 && found="$found $package"
    done
    [ -n "$found" ] || return
    echo "Installing for the tests of the window:$found"
    # the list is words on purpose
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $found >/dev/null 2>&1 ||
        echo "That was not possible; the tests that need it are skipped"
}

[ "$(uname -s)" = Linux ] || exit 0
if qt_starts; then
    get_wishes
    exit 0
fi
if command -v apt-get >/dev/null 2>&1; then
    if may_install; then
        echo "Installing the system libraries that Qt needs"
        # the list is words on purpose
        # shellcheck disable=SC2086
        { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq $packages; } >/dev/null
        if qt_starts; then
            get_wishes
            exit 0
        fi
    fi
    echo "Qt cannot start: system libraries are missing. Install them and run make test again:" >&2
    echo "  sudo apt-get install -y" $packages >&2
else
    echo "Qt cannot start: system libraries are missing. Install your system's packages for Qt 6 (xcb, EGL, fontconfig," >&2
    echo "freetype, PulseAudio) and run make test again." >&2
fi
exit 1
