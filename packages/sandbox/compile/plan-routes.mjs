// OpenAPI document -> the plain data of a compiled spec, plus the schemas its validators are to be made from.
import { enumPlaces } from "./enum-places.mjs";
import { resolve } from "./resolve.mjs";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function planRoutes(document) {
  const schemas = new Map();
  // Responses share schemas (the error envelope above all): one validator serves them all.
  const validator = (schema) => {
    const key = JSON.stringify(schema);
    if (!schemas.has(key)) schemas.set(key, { name: `check${schemas.size}`, schema });
    return { $validator: schemas.get(key).name };
  };
  const routes = [];
  for (const [template, pathItem] of Object.entries(document.paths ?? {})) {
    for (const method of methods.filter((name) => pathItem[name])) {
      routes.push(planRoute({ document, template, pathItem, method, validator }));
    }
  }
  const spec = {
    title: document.info.title,
    servers: (document.servers ?? []).map((server) => ({
      url: server.url,
      ...(server["x-server-name"] && { name: server["x-server-name"] }),
    })),
    credentials: planCredentials(document),
    routes,
  };
  return { spec, schemas: [...schemas.values()] };
}

function planCredentials(document) {
  return Object.values(document.components?.securitySchemes ?? {}).flatMap((scheme) => {
    const credential = scheme["x-credential"];
    return credential ? [{ option: credential.option, env: credential.env }] : [];
  });
}

function planRoute({ document, template, pathItem, method, validator }) {
  const operation = pathItem[method];
  const parameters = planParameters(document, pathItem, operation);
  const body = resolve(document, operation.requestBody);
  const bodySchema = body && jsonSchemaOf(body.content);
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path: template,
    parameters: parameters.map(({ schema, ...facts }) => facts),
    validateParameters: validator(parametersSchema(parameters)),
    ...(body && {
      body: {
        required: body.required === true,
        contentTypes: Object.keys(body.content),
        ...(bodySchema && { validate: validator(bodySchema) }),
      },
    }),
    ...(operation["x-success"] && { success: operation["x-success"] }),
    ...(operation["x-pagination"] && { pagination: operation["x-pagination"] }),
    responses: planResponses(document, operation, validator),
  };
}

/** Parameters of the path item, overridden by those of the operation. */
function planParameters(document, pathItem, operation) {
  const merged = new Map();
  for (const entry of [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve(document, entry);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()].map((parameter) => {
    const schema = parameter.schema ?? {};
    const resolved = resolve(document, schema);
    const type = wireType(resolved);
    return {
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      type,
      ...(type === "array" && {
        itemType: wireType(resolve(document, resolved.items ?? {})),
        explode: parameter.explode ?? (parameter.style ?? "form") === "form",
      }),
      ...(resolved.default !== undefined && { default: resolved.default }),
      schema,
    };
  });
}

/** How the text of a parameter is to be read; text stays text unless the schema says otherwise. */
function wireType(schema) {
  const types = [schema.type ?? typeof (schema.const ?? schema.enum?.[0])].flat();
  return types.find((type) => ["integer", "number", "boolean", "array"].includes(type)) ?? "string";
}

function parametersSchema(parameters) {
  const properties = {};
  for (const place of ["path", "query", "header"]) {
    const here = parameters.filter((parameter) => parameter.in === place);
    properties[place] = {
      type: "object",
      properties: Object.fromEntries(here.map(({ name, schema }) => [keyOf(place, name), schema])),
      required: here.filter((parameter) => parameter.required).map(({ name }) => keyOf(place, name)),
    };
  }
  return { type: "object", properties, required: Object.keys(properties) };
}

/** Header names compare without regard to case. */
function keyOf(place, name) {
  return place === "header" ? name.toLowerCase() : name;
}

function planResponses(document, operation, validator) {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, entry]) => {
      const schema = jsonSchemaOf(resolve(document, entry).content);
      if (schema === undefined) return [status, {}];
      const enums = enumPlaces(document, schema);
      return [status, { validate: validator(schema), ...(enums.length > 0 && { enums }) }];
    }),
  );
}

function jsonSchemaOf(content) {
  return content?.["application/json"]?.schema;
}
