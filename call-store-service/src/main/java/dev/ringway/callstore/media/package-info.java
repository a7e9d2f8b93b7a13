/** Recordings' media: what is known of it, links to it, its deletion, and all of it in one archive. */
@NullMarked
package dev.ringway.callstore.media;

import org.jspecify.annotations.NullMarked;
