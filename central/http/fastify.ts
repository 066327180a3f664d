import type { Server } from 'node:https';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';

/** Fastify's parts as they are over TLS. */
export type CentreServer = FastifyInstance<Server>;
export type CentreRequest = FastifyRequest<RouteGenericInterface, Server>;
export type CentreReply = FastifyReply<RouteGenericInterface, Server>;
