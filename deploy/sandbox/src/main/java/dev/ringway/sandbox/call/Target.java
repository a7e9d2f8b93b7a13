package dev.ringway.sandbox.call;

/** @param url as registered, with its fragment of connection overrides */
public record Target(String url, String method) {}
