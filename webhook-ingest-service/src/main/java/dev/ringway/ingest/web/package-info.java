/** The webhooks over HTTP: how their bodies are read, which URL was called, and how they are answered. */
@NullMarked
package dev.ringway.ingest.web;

import org.jspecify.annotations.NullMarked;
