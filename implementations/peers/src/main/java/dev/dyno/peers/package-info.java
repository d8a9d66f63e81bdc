/**
 * Third-party systems behind our contracts, one package per dependency. Start with {@link
 * dev.dyno.peers.PeerCatalogues}.
 *
 * <p>An adapter is the bar that our own work is compared with, so it must not slow its system down:
 * it allocates nothing per command, calls the system as its authors do, and adds only the checks
 * that the contract demands and the system lacks. What the system does not offer, and its own
 * operations cannot express exactly, is left out of the declared capabilities.
 *
 * <p>Annotations and signatures of the annotated classes name no class of a dependency (names as
 * strings excepted), so that a missing jar makes an implementation unavailable and nothing else.
 */
@NullMarked
package dev.dyno.peers;

import org.jspecify.annotations.NullMarked;
