#!/bin/sh
# Unpacks Liberation Serif 2 (metric twin of Times New Roman, all Vietnamese letters, OFL 1.1) into
# the project's own environment. Needs no root. Usage: tools/get-fonts.sh TARGET_FOLDER
set -eu
target=$1
package=fonts-liberation2
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-deb >/dev/null 2>&1; then
  echo "Máy này không có apt: hãy cài phông Times New Roman (hoặc Liberation Serif 2, Tinos) rồi chạy lại." >&2
  exit 3
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
if ! (cd "$work" && apt-get -qq download "$package" >/dev/null 2>&1); then
  # No package lists yet: fetch them into a folder of our own, so that root is not needed.
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  own="-o Dir::State::lists=$work/lists -o Dir::Cache=$work/cache -o APT::Sandbox::User= -o Debug::NoLocking=1"
  # shellcheck disable=SC2086
  apt-get -qq $own update >&2
  # shellcheck disable=SC2086
  (cd "$work" && apt-get -qq $own download "$package" >/dev/null)
fi
dpkg-deb -x "$work"/"$package"_*.deb "$work/tree"
mkdir -p "$target"
cp "$work"/tree/usr/share/fonts/truetype/liberation2/LiberationSerif-*.ttf "$target"/
cp "$work"/tree/usr/share/doc/$package/copyright "$target"/LICENSE-Liberation.txt
