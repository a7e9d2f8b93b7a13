/** What a service waits for before it takes traffic, and why it may refuse to start. */
@NullMarked
package dev.ringway.starter.startup;

import org.jspecify.annotations.NullMarked;
