/** Who called, where proxies of our own stand in between. */
@NullMarked
package dev.ringway.ingest.proxy;

import org.jspecify.annotations.NullMarked;
