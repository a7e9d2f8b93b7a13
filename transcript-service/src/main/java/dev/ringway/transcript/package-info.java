/** Conversations, what was said in them and what it amounts to. */
@NullMarked
package dev.ringway.transcript;

import org.jspecify.annotations.NullMarked;
