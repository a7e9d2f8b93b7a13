package dev.ringway.campaign.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How a file turns characters into bytes, and how many bytes each of them took: a row is found again by its offset. */
public enum FileEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0),
    UTF_8_BOM("UTF-8 with BOM", StandardCharsets.UTF_8, 3),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 2),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 2),
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"), 0);

    private final String text;
    private final Charset charset;
    private final int mark;

    FileEncoding(String text, Charset charset, int mark) {
        this.text = text;
        this.charset = charset;
        this.mark = mark;
    }

    public static FileEncoding of(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** What a byte order mark at the beginning says. */
    static Optional<FileEncoding> marked(byte[] beginning) {
        int first = at(beginning, 0) << 8 | at(beginning, 1);
        return switch (first) {
            case 0xEFBB -> at(beginning, 2) == 0xBF ? Optional.of(UTF_8_BOM) : Optional.empty();
            case 0xFFFE -> Optional.of(UTF_16LE);
            case 0xFEFF -> Optional.of(UTF_16BE);
            default -> Optional.empty();
        };
    }

    private static int at(byte[] beginning, int index) {
        return index < beginning.length ? beginning[index] & 0xFF : 0;
    }

    public String text() {
        return text;
    }

    public Charset charset() {
        return charset;
    }

    /** Bytes of the byte order mark. */
    int mark() {
        return mark;
    }

    /** Bytes of a character; of a surrogate the half of its pair's. */
    int bytes(char character) {
        return switch (this) {
            case WINDOWS_1252 -> 1;
            case UTF_16LE, UTF_16BE -> 2;
            case UTF_8, UTF_8_BOM ->
                character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        };
    }
}
