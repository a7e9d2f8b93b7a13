/** What is personal in conversations, how it is taken out of them, and what has been asked for. */
@NullMarked
package dev.ringway.transcript.privacy;

import org.jspecify.annotations.NullMarked;
