import OpenAI from 'openai';

const client = new OpenAI({ baseURL: 'http://127.0.0.1:8787/v1', apiKey: 'key-of-your-upstream' });

const { data, response } = await client.chat.completions
  .create(
    {
      model: 'llama3.2',
      messages: [
        { role: 'system', content: 'You write e-mails for a bicycle workshop.' },
        { role: 'user', content: 'Tell Kim that the tyres come on Monday.' },
      ],
    },
    { headers: { 'X-Hyperalign-Person': 'june' } },
  )
  .withResponse();

console.log(data.choices[0]?.message.content);
console.log(`profile version ${response.headers.get('x-hyperalign-profile-version')}`);
