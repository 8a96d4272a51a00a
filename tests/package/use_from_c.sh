#!/bin/bash
# use_from_c.sh BUILD WORK CC: installs a build, and compiles and runs a program in C by what pkg-config says: with the
# shared library, and with the static ones.
set -euo pipefail
build=$1 work=$2 cc=$3
here=$(dirname "$(realpath "$0")")

rm -rf "$work"
cmake --install "$build" --prefix "$work/prefix" >/dev/null
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name dossier.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir dossier)
read -ra compile <<<"$cc -std=c99 -Wall -Wextra -Wpedantic -Werror -pthread"
read -ra flags <<<"$(pkg-config --cflags dossier)"

# Each of them as its users write it.
read -ra shared <<<"$(pkg-config --libs dossier)"
"${compile[@]}" "${flags[@]}" "$here/stranger_c/main.c" -o "$work/shared" "${shared[@]}"
LD_LIBRARY_PATH=$libdir "$work/shared"

read -ra static <<<"$(pkg-config --static --libs dossier)"
"${compile[@]}" -static "${flags[@]}" "$here/stranger_c/main.c" -o "$work/static" "${static[@]}"
"$work/static"
