/** What was said, by whom and when, as the providers tell it. */
@NullMarked
package dev.ringway.transcript.conversation;

import org.jspecify.annotations.NullMarked;
