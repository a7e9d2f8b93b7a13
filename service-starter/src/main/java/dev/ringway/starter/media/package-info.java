/** Media of a provider passed on to whoever listens, whole or a part, in constant memory; and links to them that end. */
@NullMarked
package dev.ringway.starter.media;

import org.jspecify.annotations.NullMarked;
