/** The sound of conversations: which there is, who has it, and links to it that end. */
@NullMarked
package dev.ringway.transcript.media;

import org.jspecify.annotations.NullMarked;
